#pragma once
// One function per file of this room that ends in _command.cpp.

#include "rapporteur/command.h"

namespace rapporteur {

Command build_command();
Command normalize_command();
Command restore_command();
Command check_command();
Command review_command();
Command typeset_command();
Command epub_command();
Command export_command();
Command extract_command();
Command rules_command();
Command explain_command();

}  // namespace rapporteur
