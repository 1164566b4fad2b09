#pragma once
// What a debate's master becomes before a style is looked at: made once for all its PDFs, and kept
// from one build of a watch to the next.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "xml/document.h"

namespace rapporteur {

struct Article {
  std::string tei;  // the public copy of the master
  std::string xhtml;
  xml::Document document;         // of the xhtml
  base::Diagnostics diagnostics;  // what the template said
};

class ArticleStore {
 public:
  // `inputs` are the hashes of the master and of all templates: the same hashes, the same article.
  // Only the latest few are kept. Throws as edition::make_xhtml.
  std::shared_ptr<const Article> of(const std::string& master,
                                    const std::filesystem::path& templates,
                                    const std::map<std::string, std::string>& inputs);

 private:
  struct Kept {
    std::map<std::string, std::string> inputs;
    std::shared_ptr<const Article> article;
  };
  std::vector<Kept> kept_;  // the latest used last
};

}  // namespace rapporteur
