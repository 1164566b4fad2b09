#pragma once
// The option tables as text for people.

#include <string>

#include "rapporteur/command.h"

namespace rapporteur {

std::string program_help();
std::string command_help(const Command& command);

}  // namespace rapporteur
