#include "rapporteur/article_store.h"

#include <algorithm>
#include <utility>

#include "edition/xhtml.h"
#include "rapporteur/edition_plan.h"
#include "tei/public_copy.h"
#include "xml/read.h"

namespace rapporteur {
namespace {

constexpr std::size_t most_kept = 12;

std::shared_ptr<const Article> make_article(const std::string& master,
                                            const std::filesystem::path& templates) {
  const std::string name(master_name);
  base::Diagnostics said;
  std::string tei = tei::public_copy(master, name);
  std::string xhtml = edition::make_xhtml(tei, name, templates, {}, said);
  xml::Document document = xml::read_xml(xhtml, "article.xhtml");
  return std::make_shared<const Article>(
      Article{std::move(tei), std::move(xhtml), std::move(document), std::move(said)});
}

}  // namespace

std::shared_ptr<const Article> ArticleStore::of(const std::string& master,
                                                const std::filesystem::path& templates,
                                                const std::map<std::string, std::string>& inputs) {
  const auto known = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const Kept& kept) { return kept.inputs == inputs; });
  if (known != kept_.end()) {
    std::rotate(known, known + 1, kept_.end());
    return kept_.back().article;
  }
  if (kept_.size() == most_kept) kept_.erase(kept_.begin());
  kept_.push_back({inputs, make_article(master, templates)});
  return kept_.back().article;
}

}  // namespace rapporteur
