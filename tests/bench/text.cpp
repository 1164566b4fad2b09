// How much processor time the text of many pages takes: breaks, hyphens, shaping, line breaking,
// each by itself. bench_text FILE [WORDS]: FILE is plain text, a paragraph a line, repeated up to
// WORDS words.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "layout/line_break.h"
#include "text/breaks.h"
#include "text/font.h"
#include "text/shape.h"

namespace {

using layout::BreakItem;

constexpr std::size_t words_per_page = 580;

std::vector<std::string> read_paragraphs(const std::string& path, std::size_t words) {
  const std::string file = base::read_file(path);
  std::vector<std::string> lines, paragraphs;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    if (end > at) lines.push_back(file.substr(at, end - at));
    at = end + 1;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; count < words && !lines.empty(); ++i) {
    paragraphs.push_back(lines[i % lines.size()]);
    for (const char c : paragraphs.back()) count += c == ' ' ? 1 : 0;
    ++count;
  }
  return paragraphs;
}

class Stopwatch {
 public:
  void print(const char* what, std::size_t words) {
    const double seconds = static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
    const auto pages = static_cast<double>(words) / static_cast<double>(words_per_page);
    std::printf("%-28s %7.3f s  %6.2f µs a word  %6.3f s per 1,000 pages\n", what, seconds,
                seconds * 1e6 / static_cast<double>(words), seconds * 1000 / pages);
    start_ = std::clock();
  }

 private:
  std::clock_t start_ = std::clock();
};

// Words and spaces only: a box for each piece between two breaks.
std::vector<BreakItem> make_items(const std::string& paragraph, const text::ShapeStyle& style,
                                  text::Hyphenator& hyphenator) {
  std::vector<BreakItem> items;
  const auto add_box = [&](std::string_view piece) {
    BreakItem box;
    for (const text::ShapedRun& run : text::shape(piece, style)) box.width += run.advance;
    box.stretch = box.shrink = box.width / 50;
    items.push_back(box);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= paragraph.size(); ++i) {
    if (i < paragraph.size() && paragraph[i] != ' ') continue;
    const std::string_view word = std::string_view(paragraph).substr(begin, i - begin);
    std::size_t last = 0;
    for (const std::uint32_t at : hyphenator.hyphenate(word, style.language, {})) {
      add_box(word.substr(last, at - last));
      BreakItem hyphen;
      hyphen.kind = BreakItem::Kind::penalty;
      hyphen.flagged = true;
      hyphen.width = style.size / 3;
      items.push_back(hyphen);
      last = at;
    }
    if (!word.empty()) add_box(word.substr(last));
    BreakItem glue;
    glue.kind = BreakItem::Kind::glue;
    glue.width = style.size / 4;
    glue.stretch = style.size / 8;
    glue.shrink = style.size / 12;
    if (!items.empty()) items.push_back(glue);
    begin = i + 1;
  }
  return items;
}

void run(const std::string& path, std::size_t wanted) {
  const std::vector<std::string> paragraphs = read_paragraphs(path, wanted);
  std::size_t words = 0;
  for (const std::string& p : paragraphs) {
    words += 1;
    for (const char c : p) words += c == ' ' ? 1 : 0;
  }
  text::FontLibrary library;
  text::Hyphenator hyphenator;
  text::ShapeStyle style;
  Stopwatch watch;
  style.fonts = library.find({{"serif"}});
  style.size = base::Length::from_points(10);
  style.language = "en-GB";
  text::shape("warm", style);
  hyphenator.has_patterns("en-GB");
  watch.print("opening fonts and patterns", words);

  std::size_t count = 0;
  for (const std::string& p : paragraphs)
    count += text::line_breaks(p, "en-GB", text::verbatim_spans(p)).size();
  watch.print("line breaks", words);
  for (const std::string& p : paragraphs) {
    for (const text::ShapedRun& r : text::shape(p, style)) count += r.glyphs.size();
  }
  watch.print("shaping paragraphs", words);
  std::vector<std::vector<BreakItem>> items;
  for (const std::string& p : paragraphs) items.push_back(make_items(p, style, hyphenator));
  watch.print("hyphens, shaping of pieces", words);

  layout::LineBreakOptions options;
  options.emergency_stretch = base::Length::from_points(20);
  options.min_last_line = base::Length::from_points(20);
  const base::Length measure[] = {base::Length::from_points(240)};
  std::size_t lines = 0, overfull = 0;
  for (const auto& i : items) {
    for (const layout::Line& line : layout::break_lines(i, measure, options).lines) {
      ++lines;
      overfull += line.overfull ? 1 : 0;
    }
  }
  watch.print("breaking into lines", words);
  std::vector<BreakItem> all;
  for (const auto& i : items) all.insert(all.end(), i.begin(), i.end());
  count += layout::break_lines(all, measure, options).lines.size();
  watch.print("… as one paragraph", words);
  const base::Length wide[] = {base::Length::from_points(100000)};
  count += layout::break_lines(all, wide, options).lines.size();
  watch.print("… on a very wide measure", words);
  std::printf("%zu words, %zu lines, %zu overfull (%zu)\n", words, lines, overfull, count % 10);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_text FILE [WORDS]\n", stderr);
    return 2;
  }
  try {
    run(argv[1], argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1000 * words_per_page);
  } catch (const base::Error& e) {
    std::fprintf(stderr, "%s\n", base::format_diagnostic(e.diagnostic()).c_str());
    return 1;
  }
  return 0;
}
