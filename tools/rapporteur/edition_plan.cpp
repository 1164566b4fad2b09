#include "rapporteur/edition_plan.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "rapporteur/resources.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

struct KindRow {
  std::string_view extension, name, usual_style;
  Recipe::Kind kind;
};

// The longer extension first.
constexpr std::array<KindRow, 8> kinds{{
    {".jats.xml", "jats", "", Recipe::Kind::jats},
    {".xhtml", "xhtml", "", Recipe::Kind::xhtml},
    {".pdf", "pdf", "forum", Recipe::Kind::pdf},
    {".epub", "epub", "epub", Recipe::Kind::epub},
    {".html", "html", "screen", Recipe::Kind::html},
    {".docx", "docx", "", Recipe::Kind::docx},
    {".odt", "odt", "", Recipe::Kind::odt},
    {".md", "md", "", Recipe::Kind::markdown},
}};
constexpr std::array usual_files{"article.epub", "article.pdf", "article.xhtml"};
// CSS Paged Media 3, 3.1.
constexpr std::array<std::string_view, 10> papers{"A3",     "A4",     "A5",     "B4",    "B5",
                                                  "JIS-B4", "JIS-B5", "letter", "legal", "ledger"};

const KindRow* kind_of(std::string_view file) {
  const auto row = std::find_if(kinds.begin(), kinds.end(),
                                [&](const KindRow& k) { return file.ends_with(k.extension); });
  return row == kinds.end() || row->extension.size() == file.size() ? nullptr : &*row;
}

bool is_length(std::string_view text) {
  constexpr std::array<std::string_view, 6> units{"mm", "cm", "in", "pt", "pc", "q"};
  const std::size_t unit = text.find_first_not_of("0123456789.");
  return unit != 0 && unit != std::string_view::npos &&
         std::find(units.begin(), units.end(), text.substr(unit)) != units.end();
}

bool is_paper(std::string_view text) {
  if (std::find(papers.begin(), papers.end(), text) != papers.end()) return true;
  const std::size_t space = text.find(' ');
  return space != std::string_view::npos && is_length(text.substr(0, space)) &&
         is_length(text.substr(space + 1));
}

// Empty when the request can be made.
std::string fault_of(const debate::EditionRequest& request, const KindRow* kind) {
  if (kind == nullptr) {
    return "ends in no format that can be made: .pdf, .epub, .html, .xhtml, .jats.xml, .docx, "
           ".odt or .md";
  }
  if (request.file.find('/') != std::string::npos || request.file.starts_with('.')) {
    return "is not the name of a file in the output folder";
  }
  if (!request.styles.empty() && kind->usual_style.empty()) return "takes no style";
  if (request.styles.size() > 1 && kind->kind != Recipe::Kind::pdf) return "takes one style only";
  const bool prints = !request.paper.empty() || !request.bleed.empty() || request.marks;
  if (prints && kind->kind != Recipe::Kind::pdf) return "takes no paper, bleed or marks";
  if (request.lines && kind->kind != Recipe::Kind::pdf) return "has no lines to number";
  return {};
}

std::optional<Recipe> recipe_of(const debate::EditionRequest& request,
                                base::Diagnostics& diagnostics) {
  const KindRow* kind = kind_of(request.file);
  std::string fault = fault_of(request, kind);
  Recipe recipe;
  recipe.file = request.file;
  if (fault.empty()) {
    try {
      recipe.printing = printing_style(request.paper, request.bleed, request.marks);
    } catch (const base::Error& e) {
      fault = "cannot be made: " + e.diagnostic().message;
    }
  }
  if (!fault.empty()) {
    diagnostics.push_back({"C020", base::Severity::error, request.where,
                           fmt::format("\"{}\" {}, left out", request.file, fault), "", ""});
    return std::nullopt;
  }
  recipe.kind = kind->kind;
  recipe.styles = request.styles;
  recipe.lines = request.lines;
  if (recipe.styles.empty() && !kind->usual_style.empty())
    recipe.styles.emplace_back(kind->usual_style);
  return recipe;
}

// The PDF with the same name before the dot, else the first one.
std::string pages_for(const std::string& epub, const std::vector<Recipe>& recipes) {
  const std::string same = fs::path(epub).replace_extension(".pdf").string();
  std::string first;
  for (const Recipe& r : recipes) {
    if (r.kind != Recipe::Kind::pdf) continue;
    if (r.file == same) return same;
    if (first.empty()) first = r.file;
  }
  return first;
}

}  // namespace

std::string Recipe::line() const {
  const auto row =
      std::find_if(kinds.begin(), kinds.end(), [&](const KindRow& k) { return k.kind == kind; });
  std::string out(row->name);
  for (const std::string& style : styles) out += " " + style;
  if (!printing.empty()) out += " " + printing;
  if (lines) out += " with lines";
  return out;
}

std::string Recipe::lines_file() const {
  return fs::path(file).replace_extension(".lines.tsv").string();
}

std::vector<Recipe> plan_editions(const debate::Settings& settings,
                                  base::Diagnostics& diagnostics) {
  std::vector<debate::EditionRequest> requests = settings.editions;
  if (requests.empty()) {
    for (const char* file : usual_files) {
      requests.emplace_back();
      requests.back().file = file;
    }
  }
  std::vector<Recipe> recipes;
  for (const debate::EditionRequest& request : requests) {
    if (auto recipe = recipe_of(request, diagnostics)) recipes.push_back(std::move(*recipe));
  }
  for (Recipe& recipe : recipes) {
    if (recipe.kind == Recipe::Kind::epub) recipe.pages_of = pages_for(recipe.file, recipes);
  }
  return recipes;
}

std::vector<Recipe> plan_editions(const Seed& seed, base::Diagnostics& diagnostics) {
  if (seed.settings.empty()) return plan_editions(debate::Settings(), diagnostics);
  base::Diagnostics said_elsewhere;
  return plan_editions(debate::parse_settings(base::read_file(seed.settings),
                                              seed.settings.string(), said_elsewhere),
                       diagnostics);
}

fs::path find_style(const fs::path& folder, std::string_view name) {
  std::error_code error;
  if (!folder.empty() && fs::is_regular_file(folder / name, error)) return folder / name;
  return find_resource("styles", name, ".css");
}

std::string printing_style(std::string_view paper, std::string_view bleed, bool marks) {
  const auto refuse = [](std::string message) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur", std::move(message));
  };
  std::string style;
  if (!paper.empty()) {
    if (!is_paper(paper)) {
      refuse(fmt::format("paper is {}, or a width and a height such as 6in 9in, not {}",
                         fmt::join(papers, ", "), paper));
    }
    style += fmt::format("size: {} !important;", paper);
  }
  if (!bleed.empty()) {
    if (!is_length(bleed))
      refuse(fmt::format("bleed is a length such as 3mm or 9pt, not {}", bleed));
    style += fmt::format("bleed: {} !important;", bleed);
  }
  if (marks) style += "marks: crop cross !important;";
  return style.empty() ? style : fmt::format("@page {{ {} }}", style);
}

}  // namespace rapporteur
