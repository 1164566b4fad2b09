#include "rapporteur/edition_maker.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "edition/export.h"
#include "normalize/dictionary.h"
#include "rapporteur/attachments.h"
#include "rapporteur/desk.h"
#include "rapporteur/document_date.h"
#include "rapporteur/line_map.h"
#include "rapporteur/page_list.h"
#include "rapporteur/resources.h"
#include "rapporteur/version.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

std::set<std::string> font_files(const layout::Pages& pages) {
  std::set<std::string> files;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      if (const auto* run = std::get_if<layout::GlyphRun>(&item)) files.insert(run->font->path());
    }
  }
  return files;
}

MadeFile write_made(const Places& places, std::string_view name, const std::string& bytes) {
  base::write_file(places.folder / name, bytes);
  return {std::string(name), base::sha256_hex(bytes), "", bytes.size()};
}

class EditionMaker {
 public:
  EditionMaker(const Places& places, Workbench& bench, base::Diagnostics& diagnostics)
      : places_(places),
        bench_(bench),
        diagnostics_(diagnostics),
        templates_(resource_folder("templates")),
        log_(places, bench.hashes) {
    log_.note(program_file);
    log_.note_folder(templates_, ".xsl");
    master_ = log_.read(places.folder / master_name);
    master_inputs_ = log_.inputs();
  }

  void warm(const Recipe& recipe) {
    std::vector<Sheet> sheets;
    const css::Sheets parsed = styles_of(recipe, sheets, log_);
    const auto faces = parsed.font_faces();
    if (faces.empty()) set_pages(parsed, log_);
  }

  // Made once, whatever it is needed for.
  const Article& article() {
    if (!article_) {
      article_ = bench_.articles.of(master_, templates_, master_inputs_);
      for (const base::Diagnostic& d : article_->diagnostics) diagnostics_.push_back(d);
    }
    return *article_;
  }

  Made make(const Recipe& recipe, const PageList& known_pages) {
    Made made;
    MadeFile file;
    file.file = recipe.file;
    std::string bytes;
    std::vector<MadeFile> companions;
    if (recipe.kind == Recipe::Kind::xhtml) {
      bytes = article().xhtml;
    } else if (recipe.kind == Recipe::Kind::pdf) {
      std::vector<Sheet> sheets;
      const layout::Pages pages = set_pages(styles_of(recipe, sheets, log_), log_);
      file.note = fmt::format("{} page{}", pages.pages.size(), pages.pages.size() == 1 ? "" : "s");
      made.pages = list_pages(pages, recipe.file);
      if (recipe.lines) companions.push_back(line_table(recipe, pages));
      bytes = make_pdf(pages, source_attachments(master_name, article().tei, sheets));
    } else if (recipe.kind == Recipe::Kind::epub) {
      bytes = book(recipe, known_pages);
    } else {
      bytes = exported(recipe);
    }
    base::write_file(places_.folder / recipe.file, bytes);
    file.sha256 = base::sha256_hex(bytes);
    file.bytes = bytes.size();
    made.files.push_back(std::move(file));
    std::move(companions.begin(), companions.end(), std::back_inserter(made.files));
    made.inputs = log_.inputs();
    return made;
  }

 private:
  css::Sheets styles_of(const Recipe& recipe, std::vector<Sheet>& sheets, InputLog& log) {
    for (const std::string& name : recipe.styles) {
      const fs::path path = find_style(places_.seed.transcript.parent_path(), name);
      sheets.push_back({path, log.read(path)});
    }
    if (!recipe.printing.empty()) sheets.push_back({"printing.css", recipe.printing});
    return parse_styles(sheets, diagnostics_, [&](const fs::path& path) { return log.read(path); });
  }

  layout::Pages set_pages(const css::Sheets& sheets, InputLog& log) {
    layout::Pages pages = make_pages(article().document, sheets, bench_.press, diagnostics_);
    for (const std::string& file : font_files(pages)) log.note(file);
    for (const std::string& file : bench_.press.hyphenator.files()) log.note(file);
    return pages;
  }

  // Private, like the ledger from which it knows the bytes of the transcript.
  MadeFile line_table(const Recipe& recipe, const layout::Pages& pages) {
    if (pages.counted_lines.empty()) {
      base::Diagnostic d;
      d.code = "C024";
      d.severity = base::Severity::warning;
      d.where.path = (places_.folder / recipe.file).string();
      d.message = "its style numbers no lines, so the table of lines is empty";
      d.hint = "style = \"review-copy\" numbers them";
      diagnostics_.push_back(std::move(d));
    }
    const std::string ledger = log_.read(places_.folder / ledger_name);
    MadeFile made = write_made(places_, recipe.lines_file(),
                               map_lines(pages, article().document, master_, ledger));
    made.note = "private";
    return made;
  }

  std::string book(const Recipe& recipe, const PageList& known_pages) {
    PageList pages = known_pages;
    if (!recipe.pages_of.empty()) {
      log_.note(places_.folder / recipe.pages_of);
      if (pages.breaks.empty()) pages = pages_again(recipe.pages_of);
    }
    BookSources sources;
    sources.style = find_style(places_.seed.transcript.parent_path(), recipe.styles[0]).string();
    log_.note(sources.style);
    log_.note(templates_ / "epub.pandoc.xhtml");
    note_sheet("cover");
    return make_book(article().tei, std::string(master_name), sources, pages, diagnostics_);
  }

  // One of the program's own that make_book reads, with what it imports.
  void note_sheet(const std::string& name) {
    base::Diagnostics said_elsewhere;
    const std::vector<Sheet> sheets = read_styles({name});
    log_.note(sheets[0].path);
    for (const fs::path& path : parse_styles(sheets, said_elsewhere).imported()) log_.note(path);
  }

  // The PDF is current and stays; only where its pages begin is not known any more.
  PageList pages_again(const std::string& pdf) {
    for (const Recipe& recipe : plan_editions(places_.seed, diagnostics_)) {
      if (recipe.file != pdf) continue;
      std::vector<Sheet> sheets;
      InputLog of_the_pdf(places_, bench_.hashes);
      return list_pages(set_pages(styles_of(recipe, sheets, of_the_pdf), of_the_pdf), pdf);
    }
    return {};
  }

  std::string exported(const Recipe& recipe) {
    edition::ExportOptions options;
    options.templates = templates_;
    if (!recipe.styles.empty()) {
      options.style = find_style(places_.seed.transcript.parent_path(), recipe.styles[0]);
      log_.note(options.style);
    }
    return edition::make_export(master_, std::string(master_name), format_of(recipe.kind), options,
                                diagnostics_);
  }

  static edition::Format format_of(Recipe::Kind kind) {
    switch (kind) {
      case Recipe::Kind::docx:
        return edition::Format::docx;
      case Recipe::Kind::odt:
        return edition::Format::odt;
      case Recipe::Kind::markdown:
        return edition::Format::markdown;
      case Recipe::Kind::jats:
        return edition::Format::jats;
      default:
        return edition::Format::html;
    }
  }

  const Places& places_;
  Workbench& bench_;
  base::Diagnostics& diagnostics_;
  fs::path templates_;
  InputLog log_;
  std::string master_;
  std::map<std::string, std::string> master_inputs_;
  std::shared_ptr<const Article> article_;
};

}  // namespace

std::string maker() {
  const std::string date = source_date();
  return date.empty() ? std::string(version)
                      : fmt::format("{}, SOURCE_DATE_EPOCH {}", version, date);
}

std::string master_recipe(const Seed& seed) {
  return fmt::format("tei {}{}", seed.transcript.filename().string(),
                     seed.settings.empty() ? "" : " " + seed.settings.filename().string());
}

Made make_master(const Places& places, Hashes& hashes, base::Diagnostics& diagnostics) {
  InputLog log(places, hashes);
  log.note(program_file);
  log.note(places.seed.transcript);
  if (!places.seed.settings.empty()) log.note(places.seed.settings);
  log.note(resource_folder("templates") / "debate.rng");
  std::string ledger;
  const DeskResult desk =
      make_tei(places.seed, diagnostics, [&](std::string_view piece) { ledger += piece; });
  for (const fs::path& file : normalize::dictionary_files(desk.debate.metadata.language)) {
    log.note(file);
  }
  Made made;
  made.files.push_back(write_made(places, master_name, desk.tei));
  made.files.push_back(write_made(places, ledger_name, ledger));
  made.files.back().note = "private";
  made.summary = summarize(desk.debate);
  made.inputs = log.inputs();
  return made;
}

Made make_edition(const Recipe& recipe, const Places& places, const PageList& pages,
                  Workbench& bench, base::Diagnostics& diagnostics) {
  return EditionMaker(places, bench, diagnostics).make(recipe, pages);
}

void warm_bench(const Recipe& recipe, const Places& places, Workbench& bench) {
  base::Diagnostics ignored;
  EditionMaker(places, bench, ignored).warm(recipe);
}

void warm_article(const Places& places, Workbench& bench) {
  base::Diagnostics ignored;
  EditionMaker(places, bench, ignored).article();
}

}  // namespace rapporteur
