#pragma once
// Values as a file has them (ISO 32000-1 §7.3). Dictionaries keep the order of their entries.

#include <string>

#include "pdf/value.h"

namespace pdf {

void append_value(std::string& out, const Value& value);
void append_value(std::string& out, const Dictionary& value);
void append_value(std::string& out, const Array& value);

}  // namespace pdf
