#include "edition/cover.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "xml/writer.h"

namespace edition {
namespace {

// The proportion 1 : 1.6 is what book stores and reading systems crop to.
constexpr int width = 1000, height = 1600, margin = 90;
constexpr std::string_view paper = "#f6f1e7", ink = "#1d2733", accent = "#8a3324";

// The faces are the reading system's, so widths are only estimated: a serif letter is about half as
// wide as its size, and lines are broken for that.
std::vector<std::string> broken(const std::string& text, std::size_t letters) {
  std::vector<std::string> lines(1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    std::string& line = lines.back();
    const std::size_t size = base::count_code_points(line) + 1 + base::count_code_points(word);
    if (line.empty()) {
      line = word;
    } else if (size <= letters) {
      line += ' ' + word;
    } else {
      lines.push_back(word);
    }
    begin = end + 1;
  }
  return lines;
}

class Cover {
 public:
  std::string draw(const Metadata& m) {
    open();
    if (!m.journal.empty()) line(m.journal, 170, 44, "start", accent);
    const auto [head, rest] = divided(m.title);
    int y = title(head, 400, 92);
    if (!rest.empty()) y = title(rest, y + 110, 60);
    for (const std::string& author : m.authors) line(author, y += 90, 46, "start", ink);
    foot(m);
    out_.close();
    return out_.finish();
  }

 private:
  void open() {
    out_.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                      {"version", "1.1"},
                      {"viewBox", fmt::format("0 0 {} {}", width, height)},
                      {"width", fmt::format("{}", width)},
                      {"height", fmt::format("{}", height)}});
    rectangle(0, height, paper);
    rectangle(0, 24, accent);
    rectangle(height - 24, 24, accent);
  }

  void rectangle(int y, int tall, std::string_view colour) {
    out_.element("rect",
                 {{"x", "0"},
                  {"y", fmt::format("{}", y)},
                  {"width", fmt::format("{}", width)},
                  {"height", fmt::format("{}", tall)},
                  {"fill", colour}},
                 "");
  }

  void line(const std::string& text, int y, int size, std::string_view anchor,
            std::string_view colour) {
    out_.element("text",
                 {{"x", fmt::format("{}", anchor == "end" ? width - margin : margin)},
                  {"y", fmt::format("{}", y)},
                  {"font-family", "'Linux Libertine', Georgia, serif"},
                  {"font-size", fmt::format("{}", size)},
                  {"text-anchor", anchor},
                  {"fill", colour}},
                 text);
  }

  // Series at the left and year at the right of one foot line; a long series takes more lines,
  // upwards.
  void foot(const Metadata& m) {
    constexpr int size = 34;
    constexpr std::size_t letters = 40;
    std::string series = m.series;
    if (!series.empty() && !m.number_in_series.empty()) series += ", " + m.number_in_series;
    const std::vector<std::string> lines = broken(series, letters);
    int y = height - 110 - (static_cast<int>(lines.size()) - 1) * leading(size);
    for (const std::string& part : lines) {
      if (!part.empty()) line(part, y, size, "start", accent);
      y += leading(size);
    }
    if (!m.issued.empty()) line(m.issued.substr(0, 4), height - 110, size, "end", ink);
  }

  // "Debate 5: On gardens" has a series line and a title proper.
  static std::pair<std::string, std::string> divided(const std::string& title) {
    const std::size_t colon = title.find(": ");
    if (colon == std::string::npos) return {title, ""};
    return {title.substr(0, colon), title.substr(colon + 2)};
  }

  // First baseline at `y`; smaller when the lines would run into the foot. Returns the last
  // baseline.
  int title(const std::string& text, int y, int size) {
    std::vector<std::string> lines;
    for (;; size = size * 9 / 10) {
      lines = broken(text, static_cast<std::size_t>((width - 2 * margin) * 2 / size));
      if (size < 24 || y + static_cast<int>(lines.size()) * leading(size) < height - 400) break;
    }
    for (const std::string& part : lines) {
      line(part, y, size, "start", ink);
      y += leading(size);
    }
    return y - leading(size);
  }

  static int leading(int size) { return size * 5 / 4; }

  xml::Writer out_;
};

}  // namespace

std::string draw_cover(const Metadata& metadata) {
  return Cover().draw(metadata);
}

}  // namespace edition
