#include "rapporteur/press.h"

#include <optional>

#include <fmt/format.h>

#include "base/binary.h"
#include "base/error.h"
#include "base/file.h"
#include "layout/fonts.h"
#include "layout/inline_direction.h"
#include "layout/typeset.h"
#include "rapporteur/check_source.h"
#include "rapporteur/document_date.h"
#include "rapporteur/resources.h"
#include "rapporteur/version.h"
#include "text/local_fonts.h"
#include "xml/read.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

// A link in the folder does not lead out of it.
layout::ImageLoader loader_below(const fs::path& document, const fs::path& root) {
  const fs::path folder =
      fs::weakly_canonical(root.empty() ? fs::absolute(document).parent_path() : root);
  layout::ImageLoader loader;
  loader.root = root;
  const std::string place = root.empty() ? "the document's folder" : root.string();
  loader.read = [folder, place](const fs::path& path) {
    const fs::path inside = fs::weakly_canonical(fs::absolute(path)).lexically_relative(folder);
    if (inside.empty() || *inside.begin() == "..") {
      base::fail(base::Error::Kind::input, "B001", path.string(), "leads out of " + place);
    }
    return base::read_file(path);
  };
  return loader;
}

// The first source that can be had; a family of which there is none is looked for among those
// installed.
void add_face(const css::FontFace& face, const std::string& document, text::FontLibrary& fonts,
              base::Diagnostics& diagnostics) {
  const auto range = [](const std::optional<css::FontFace::Range>& of) {
    return of ? std::optional(text::FaceRange{of->least, of->most}) : std::nullopt;
  };
  text::FaceRule rule;
  rule.family = face.family;
  rule.weight = range(face.weight);
  rule.width = range(face.stretch);
  rule.italic = face.italic;
  rule.may_lean = face.may_lean;
  rule.size_adjust = face.size_adjust;
  for (const css::FontVariation& v : face.variations) rule.variations.push_back({v.tag, v.value});
  for (const css::FontFace::Codes& codes : face.unicode_range) {
    rule.covers.push_back({codes.first, codes.last});
  }
  std::optional<base::Diagnostic> why;
  for (const css::FontFace::Source& source : face.sources) {
    std::string file = source.file.string();
    if (file.empty()) file = text::file_of_local_font(source.local_name).value_or("");
    if (file.empty()) continue;
    try {
      return fonts.add_face(rule, file);
    } catch (const base::Error& error) {
      why = error.diagnostic();
    }
  }
  if (!why) {
    why.emplace();
    why->code = "F003";
    why->message = "no source of the @font-face " + face.family + " is installed";
  }
  why->severity = base::Severity::warning;
  if (why->where.path.empty()) why->where.path = document;
  diagnostics.push_back(std::move(*why));
}

bool looks_like_xml(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start == std::string_view::npos) return false;
  bytes.remove_prefix(start);
  return bytes.starts_with("<?xml") || bytes.find("xmlns=") < 2000;
}

// What browsers do not take for XML, whatever it says of itself.
bool is_named_html(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  return extension == ".html" || extension == ".htm";
}

}  // namespace

std::vector<Sheet> read_styles(const std::vector<std::string>& names) {
  std::vector<Sheet> sheets;
  for (const std::string& name : names) {
    const fs::path path = find_resource("styles", name, ".css");
    sheets.push_back({path, base::read_file(path)});
  }
  return sheets;
}

css::Sheets parse_styles(const std::vector<Sheet>& sheets, base::Diagnostics& diagnostics,
                         const css::Loader& load) {
  css::Sheets parsed;
  for (const Sheet& sheet : sheets) parsed.add(sheet.text, sheet.path, diagnostics, load);
  return parsed;
}

xml::Document read_markup(const std::string& bytes, const std::string& path,
                          base::Diagnostics& diagnostics) {
  if (base::is_binary(bytes)) {
    base::fail(base::Error::Kind::input, "C013", path, "is not a text file", "give XML or HTML");
  }
  if (!looks_like_xml(bytes)) return xml::read_html(bytes, path, diagnostics);
  try {
    const xml::Parsed parsed(bytes, path);
    xml::Document document = parsed.document();
    if (parsed.root_namespace() == xml::tei_namespace) check_source(parsed, document, diagnostics);
    return document;
  } catch (const base::Error& error) {
    if (!is_named_html(path) || error.diagnostic().code != "X001") throw;
    base::Diagnostic note = error.diagnostic();
    note.code = "X002";
    note.severity = base::Severity::note;
    note.message += "; it is read as HTML";
    diagnostics.push_back(std::move(note));
    return xml::read_html(bytes, path, diagnostics);
  }
}

layout::Pages make_pages(const xml::Document& document, const css::Sheets& sheets, Press& press,
                         base::Diagnostics& diagnostics) {
  css::FontAccess fonts;
  fonts.units = [&](const css::ComputedStyle& style) {
    return layout::font_units(press.fonts, style);
  };
  fonts.add_face = [&](const css::FontFace& face) {
    add_face(face, document.path(), press.fonts, diagnostics);
  };
  fonts.direction = layout::first_direction;
  for (const css::FontFace& face : sheets.font_faces()) fonts.add_face(face);
  const css::Styled styled = css::compute_styles(document, sheets, diagnostics, fonts);
  layout::Pages pages = layout::typeset(document, styled, press.fonts, press.hyphenator,
                                        loader_below(document.path(), press.root), diagnostics);
  if (pages.information.date.empty()) {
    check_source_date(diagnostics);
    pages.information.date = source_date();
  }
  return pages;
}

layout::Pages make_pages(const xml::Document& document, const css::Sheets& sheets,
                         base::Diagnostics& diagnostics) {
  Press press;
  return make_pages(document, sheets, press, diagnostics);
}

std::string make_pdf(const layout::Pages& pages, std::vector<pdf::Attachment> attachments) {
  pdf::WriteOptions options;
  options.attachments = std::move(attachments);
  options.producer = fmt::format("Rapporteur {}", version);
  return pdf::write_pdf(pages, options);
}

}  // namespace rapporteur
