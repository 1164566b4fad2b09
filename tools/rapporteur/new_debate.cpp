#include "rapporteur/new_debate.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "debate/make.h"
#include "normalize/language.h"

namespace rapporteur {
namespace {

// "By Ada Reed, Ben Moor and Cy Dale" → three names.
std::vector<std::string> authors_in(std::string_view byline) {
  if (base::lowered(byline.substr(0, 3)) == "by ") byline.remove_prefix(3);
  std::vector<std::string> names;
  while (!byline.empty()) {
    std::size_t end = byline.size();
    std::size_t next = end;
    for (const std::string_view separator : {", and ", " and ", " & ", ", ", "; "}) {
      const std::size_t at = byline.find(separator);
      if (at < end) {
        end = at;
        next = at + separator.size();
      }
    }
    if (end > 0) names.emplace_back(byline.substr(0, end));
    byline.remove_prefix(next);
  }
  return names;
}

// "Online Debate 5: …" → 5.
int number_in(std::string_view title) {
  const std::string text = base::lowered(title.substr(0, 60));
  const std::size_t at = text.find("debate ");
  int number = 0;
  if (at != std::string::npos)
    std::from_chars(text.data() + at + 7, text.data() + text.size(), number);
  return number;
}

// A basic string (TOML 1.0).
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
  return "[" + out + "]";
}

// A comment holds one line, whatever the transcript holds.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

std::string person_line(const debate::Person& person) {
  std::string out = person.code;
  const char* separator = ": ";
  for (const std::string& part : {person.role, person.affiliation, person.country}) {
    if (part.empty()) continue;
    out += separator + part;
    separator = ", ";
  }
  return one_line(std::move(out));
}

constexpr std::string_view rest_of_settings = R"(# publication = ""   # the journal
# volume = ""
# issue = ""
# issued = ""        # the day of publication, as 2016-11-30
# publisher = ""
# rights = ""
# doi = ""
# issn = ""
# keywords = []

# What `rapporteur build` makes. Without this table: article.xhtml, article.pdf and article.epub.
# The ending says the format; a PDF may name a style, a paper, bleed and marks, and
# lines for a table of its numbered lines.
# [editions]
# "article.pdf"        = { style = "forum" }
# "article-letter.pdf" = { style = "forum", paper = "letter" }
# "large-print.pdf"    = { style = "large-print" }
# "review-copy.pdf"    = { style = "review-copy", lines = true }
# "article.epub"       = {}
# "article.html"       = {}
# "article.jats.xml"   = {}
# "article.docx"       = {}

# How a rule is treated: "fix", "suggest", "report" or "off". `rapporteur rules` lists them.
[rules]
# "N203" = "report"

# What you decide on the review page is added below.
)";

}  // namespace

FirstLook look_at(std::string_view raw, const std::string& path) {
  debate::Settings settings;
  FirstLook look;
  look.language = normalize::guess_language(raw);
  settings.metadata.language = look.language;
  settings.normalize.language = look.language;
  base::Diagnostics for_later;
  const debate::Debate debate = debate::make_debate(raw, path, settings, for_later).debate;
  const std::string_view text = debate.clean.text;
  const auto words_at = [&](const base::Span& span) {
    return std::string(text.substr(span.begin, span.end - span.begin));
  };
  look.title = words_at(debate.front.title);
  look.authors = authors_in(words_at(debate.front.byline));
  look.number = number_in(look.title);
  for (const debate::Person& person : debate.roster.persons)
    look.people.push_back(person_line(person));
  look.posts = debate.posts.size();
  for (const debate::Post& post : debate.posts) {
    if (post.speaker.origin == debate::Speaker::Origin::label) ++look.labelled;
    if (post.when.empty()) continue;
    const std::string day = post.when.substr(0, 10);
    if (look.first_day.empty() || day < look.first_day) look.first_day = day;
    if (day > look.last_day) look.last_day = day;
  }
  return look;
}

std::string first_settings(const FirstLook& look) {
  std::string out =
      "# What the transcript beside this file does not say itself, and what you decide about it.\n"
      "# The transcript is never edited. A line that begins with # is a comment; take the # away\n"
      "# to use it. Nothing is invented: what was not found is left for you.\n\n[debate]\n";
  const auto found = [&](std::string_view key, const std::string& value, bool known) {
    out += fmt::format("{}{} = {}\n", known ? "" : "# ", key, value);
  };
  found("title", quoted(look.title), !look.title.empty());
  found("authors", quoted_list(look.authors), !look.authors.empty());
  out += "# series = \"\"        # what the debate is one of\n";
  found("number", std::to_string(look.number), look.number > 0);
  out += "# en-GB, en-US, de, fr …: chooses quotation marks, dashes and hyphenation\n";
  found("language", quoted(look.language), true);
  out += rest_of_settings;
  out += fmt::format("\n# Found in the transcript: {} post{}, {} with a label", look.posts,
                     look.posts == 1 ? "" : "s", look.labelled);
  if (!look.first_day.empty()) out += fmt::format(", {} to {}", look.first_day, look.last_day);
  out += fmt::format(", {} participant{}{}\n", look.people.size(),
                     look.people.size() == 1 ? "" : "s", look.people.empty() ? "" : ":");
  for (const std::string& person : look.people) out += fmt::format("#   {}\n", person);
  return out;
}

}  // namespace rapporteur
