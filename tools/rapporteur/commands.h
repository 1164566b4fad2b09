#pragma once
// One function per file of this room that ends in _command.cpp.

#include <cstddef>

#include "rapporteur/command.h"

namespace rapporteur {

Command new_command();
Command build_command();
Command verify_command();
Command diff_command();
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
Command manual_command();
Command completion_command();

// The value of --jobs, or the number of processors. Throws base::Error C002.
std::size_t wanted_jobs(const Arguments& arguments);

}  // namespace rapporteur
