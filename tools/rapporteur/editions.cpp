#include "rapporteur/editions.h"

#include <set>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "edition/xhtml.h"
#include "rapporteur/attachments.h"
#include "rapporteur/book.h"
#include "rapporteur/desk.h"
#include "rapporteur/page_list.h"
#include "rapporteur/press.h"
#include "rapporteur/resources.h"
#include "tei/public_copy.h"
#include "xml/read.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view print_style = "forum";

std::set<std::string> font_files(const layout::Pages& pages) {
  std::set<std::string> files;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      if (const auto* run = std::get_if<layout::GlyphRun>(&item)) files.insert(run->font->path());
    }
  }
  return files;
}

class InputList {
 public:
  explicit InputList(const Seed& seed) : seed_(seed) {}

  void add(const std::string& name) {
    entries_.push_back({name, base::sha256_hex(base::read_file(resolve_input(seed_, name)))});
  }
  void add_folder(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(resolve_input(seed_, folder))) {
      if (entry.is_regular_file()) names.insert(entry.path().filename().string());
    }
    for (const std::string& name : names) add(fmt::format("{}/{}", folder, name));
  }
  std::vector<edition::ManifestEntry> take() { return std::move(entries_); }

 private:
  const Seed& seed_;
  std::vector<edition::ManifestEntry> entries_;
};

std::vector<edition::ManifestEntry> list_inputs(const Seed& seed, const layout::Pages& pages) {
  InputList inputs(seed);
  inputs.add("program");
  inputs.add("seed/" + seed.transcript.filename().string());
  if (!seed.settings.empty()) inputs.add("seed/" + seed.settings.filename().string());
  inputs.add_folder("styles");
  inputs.add_folder("templates");
  for (const std::string& file : font_files(pages)) inputs.add(file);
  return inputs.take();
}

}  // namespace

fs::path resolve_input(const Seed& seed, const std::string& name) {
  if (name == "program") return "/proc/self/exe";
  if (name.starts_with("seed/")) return seed.transcript.parent_path() / name.substr(5);
  if (name.starts_with("/")) return name;
  return resource_folder(name);
}

Editions make_editions(const Seed& seed, const Progress& progress, base::Diagnostics& diagnostics) {
  Editions editions;
  progress("repairing and structuring the transcript");
  const DeskResult desk = make_tei(seed, diagnostics);
  const std::string tei = tei::public_copy(desk.tei, "debate.xml");

  progress("making the article");
  const fs::path templates = resource_folder("templates");
  const std::string xhtml = edition::make_xhtml(tei, "debate.xml", templates, {}, diagnostics);

  progress("setting the pages");
  const std::vector<Sheet> sheets = read_styles({std::string(print_style)});
  const css::Sheets parsed = parse_styles(sheets, diagnostics);
  const xml::Document article = xml::read_xml(xhtml, "article.xhtml");
  const layout::Pages pages = make_pages(article, parsed, diagnostics);
  const std::string pdf = make_pdf(pages, source_attachments("debate.xml", tei, sheets));

  progress("making the book");
  const std::string epub =
      make_book(tei, "debate.xml", {}, list_pages(pages, "article.pdf"), diagnostics);

  editions.files = {{"debate.xml", desk.tei},
                    {"ledger.jsonl", desk.ledger},
                    {"article.xhtml", xhtml},
                    {"article.pdf", pdf},
                    {"article.epub", epub}};
  editions.inputs = list_inputs(seed, pages);
  editions.summary = fmt::format("{}\n{} page{}", summarize(desk.debate), pages.pages.size(),
                                 pages.pages.size() == 1 ? "" : "s");
  return editions;
}

}  // namespace rapporteur
