#include "edition/plain_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/error.h"

namespace edition {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 400;
// Stands for an empty paragraph, which the writer of plain text leaves out: U+E000, for private
// use.
constexpr std::string_view empty_paragraph = "\xEE\x80\x80";

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> readers{{
    {".docx", "docx+empty_paragraphs"},
    {".odt", "odt+empty_paragraphs"},
    {".html", "html+empty_paragraphs"},
    {".htm", "html+empty_paragraphs"},
    {".xhtml", "html+empty_paragraphs"},
    {".md", "markdown"},
    {".markdown", "markdown"},
}};
constexpr std::array<std::string_view, 8> foreign{".pdf", ".doc", ".rtf",  ".epub",
                                                  ".png", ".jpg", ".jpeg", ".xlsx"};

std::string text_of(const Json& node, std::size_t depth);

std::string text_of_all(const Json& nodes, std::size_t depth) {
  std::string out;
  for (const Json& node : nodes) out += text_of(node, depth);
  return out;
}

std::string text_of(const Json& node, std::size_t depth) {
  if (!node.is_object() || depth > deepest) return {};
  const std::string type = node.value("t", "");
  if (type == "Str") return node.at("c");
  if (type == "Space" || type == "SoftBreak") return " ";
  if (node.contains("c") && node.at("c").is_array()) return text_of_all(node.at("c"), depth + 1);
  return {};
}

// Pandoc's document tree: {"t": "Link", "c": [attributes, inlines, [address, title]]}.
void spell_out_links(Json& node, std::size_t depth) {
  if (depth > deepest) return;
  if (node.is_object() && node.value("t", "") == "Link") {
    Json& content = node.at("c").at(1);
    const std::string address = node.at("c").at(2).at(0);
    const std::string shown = text_of_all(content, depth);
    if (!address.starts_with('#') && shown != address && "mailto:" + shown != address) {
      content.push_back({{"t", "Space"}});
      content.push_back({{"t", "Str"}, {"c", "(" + address + ")"}});
    }
  }
  if (!node.is_structured()) return;
  for (Json& child : node) spell_out_links(child, depth + 1);
}

// In a word processor the distance between two posts is often an empty paragraph more than that
// between two paragraphs.
void keep_empty_paragraphs(Json& blocks) {
  for (Json& block : blocks) {
    if (block.value("t", "") == "Para" && block.at("c").empty())
      block.at("c").push_back({{"t", "Str"}, {"c", empty_paragraph}});
  }
}

// Each of them as one blank line.
std::string with_blank_lines(std::string text) {
  const std::string line = std::string(empty_paragraph) + "\n";
  for (std::size_t at = text.find(line); at != std::string::npos; at = text.find(line, at)) {
    const bool is_followed = text.compare(at + line.size(), 1, "\n") == 0;
    text.replace(at, line.size() + (is_followed ? 1 : 0), "\n");
    ++at;
  }
  return text;
}

}  // namespace

std::optional<std::string> reader_for(const std::string& path, std::string_view bytes) {
  const std::string extension = base::lowered(std::filesystem::path(path).extension().string());
  const auto found = std::find_if(readers.begin(), readers.end(),
                                  [&](const auto& r) { return r.first == extension; });
  if (found != readers.end()) return std::string(found->second);
  const bool is_archive = bytes.starts_with("PK\x03\x04");
  if (is_archive || std::find(foreign.begin(), foreign.end(), extension) != foreign.end()) {
    base::fail(base::Error::Kind::input, "E042", path,
               "is in a format that a transcript is not read from",
               "give it as text, docx, odt, html or Markdown");
  }
  return std::nullopt;
}

std::string to_plain_text(std::string_view bytes, const std::string& reader, const Pandoc& pandoc) {
  const std::string tree =
      run_pandoc(pandoc, {"--sandbox", "-f", reader, "-t", "json", "-o", "-"}, bytes);
  Json document;
  try {
    document = Json::parse(tree);
    spell_out_links(document.at("blocks"), 0);
    keep_empty_paragraphs(document.at("blocks"));
  } catch (const Json::exception&) {
    base::fail(base::Error::Kind::environment, "E011", pandoc.program,
               "Pandoc's reading of the document is not as expected");
  }
  return with_blank_lines(
      run_pandoc(pandoc, {"--sandbox", "-f", "json", "-t", "plain", "--wrap=none", "-o", "-"},
                 document.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

}  // namespace edition
