#pragma once
// What a child process says of the file that it made, as one line of JSON.

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/error.h"
#include "rapporteur/edition_maker.h"

namespace rapporteur {

struct JobResult {
  Made made;
  base::Diagnostics diagnostics;
  std::optional<base::Error> error;  // nothing was made
};

std::string write_job_result(const JobResult& result);

// Nullopt for anything that write_job_result does not write: the child ended too soon.
std::optional<JobResult> read_job_result(std::string_view text);

}  // namespace rapporteur
