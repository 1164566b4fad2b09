#pragma once
// What is dear to make and the same for many files: kept as long as the program runs, and handed to
// every child process as it is when that starts.

#include "rapporteur/article_store.h"
#include "rapporteur/input_log.h"
#include "rapporteur/press.h"

namespace rapporteur {

struct Workbench {
  Hashes hashes;
  Press press;
  ArticleStore articles;
};

}  // namespace rapporteur
