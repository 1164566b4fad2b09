#include "layout/typeset.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/layout/set.h"

using layout_test::artifacts;
using layout_test::lines;
using layout_test::Set;
using layout_test::set;
using Texts = std::vector<std::string>;

namespace {

std::string paragraphs(int count, const std::string& text = "one") {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>" + text + "</p>";
  return out;
}

const layout::GlyphRun& first_run(const layout::Page& page) {
  for (const layout::Item& item : page.items) {
    if (const auto* run = std::get_if<layout::GlyphRun>(&item)) return *run;
  }
  throw std::logic_error("no text");
}

// How often "word" stands on the pages.
std::size_t count_words(const Set& s) {
  std::size_t count = 0;
  for (const layout::Page& page : s.pages.pages) {
    for (const std::string& line : lines(page)) {
      for (std::size_t at = line.find("word"); at != std::string::npos;
           at = line.find("word", at + 1))
        ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("thousands of floats in one paragraph are set in reasonable time") {
  std::string html = "<p>";
  for (int i = 0; i < 3000; ++i) html += "<i>a</i> b ";
  const layout_test::Set made = layout_test::set(html, "i { float: left; width: 30pt }");
  CHECK(made.pages.pages.size() > 50);
}

TEST_CASE("a float with a negative margin below it has lines below it sooner") {
  const Set s = set("<div><b></b>a<br>b</div>",
                    "b { float: left; height: 20pt; width: 20pt; margin-bottom: -11pt }");
  const auto& items = s.pages.pages[0].items;
  CHECK(std::get<layout::GlyphRun>(items[0]).origin.x == layout::Length::from_points(20));
  CHECK(std::get<layout::GlyphRun>(items[1]).origin.x == layout::Length());
}

TEST_CASE("lines fill a page and go on on the next") {
  const Set s = set(paragraphs(23));
  REQUIRE(s.pages.pages.size() == 3);
  CHECK(lines(s.pages.pages[0]).size() == 10);
  CHECK(lines(s.pages.pages[2]).size() == 3);
  CHECK(s.diagnostics.empty());
}

TEST_CASE("margins between blocks collapse, also through parents") {
  const Set s =
      set("<div><p style='margin-bottom:20pt'>a</p></div><p style='margin-top:10pt'>b</p>");
  const auto& items = s.pages.pages[0].items;
  const auto& a = std::get<layout::GlyphRun>(items[0]);
  const auto& b = std::get<layout::GlyphRun>(items[1]);
  CHECK(b.origin.y - a.origin.y == layout::Length::from_points(30));
}

TEST_CASE("tagged headings begin at level 1 and skip none") {
  const Set s = set("<h3>a</h3><h5>b</h5><h2>c</h2><h6>d</h6><h6>e</h6><h2>f</h2>");
  std::vector<int> levels;
  for (const layout::Tag& tag : s.pages.tags) {
    if (tag.role < layout::Role::heading1 || tag.role > layout::Role::heading6) continue;
    levels.push_back(static_cast<int>(tag.role) - static_cast<int>(layout::Role::heading1) + 1);
  }
  CHECK(levels == std::vector<int>{1, 2, 1, 2, 2, 1});
}

TEST_CASE("white space collapses across inline boxes") {
  const Set s = set("<p> a <b> b </b> c </p>");
  CHECK(lines(s.pages.pages[0]) == Texts{"a b c"});
}

TEST_CASE("preserved line ends and spaces stay") {
  const Set s = set("<pre style='margin:0;font:inherit'>a  b\nc</pre>");
  CHECK(lines(s.pages.pages[0]) == Texts{"a  b", "c"});
}

TEST_CASE("a heading is never the last line of a page") {
  const Set s = set(paragraphs(9) + "<h1 style='font:inherit'>Head</h1>" + paragraphs(3));
  CHECK(lines(s.pages.pages[0]).size() == 9);
  CHECK(lines(s.pages.pages[1]).front() == "Head");
}

TEST_CASE("a paragraph leaves no single line on either page") {
  const std::string four = "<p>a<br>b<br>c<br>d</p>";
  const Set s = set(paragraphs(7) + four, "p { orphans: 2; widows: 2 }");
  CHECK(lines(s.pages.pages[0]).size() == 9);
  CHECK(lines(s.pages.pages[1]) == Texts{"c", "d"});
}

TEST_CASE("forced breaks begin pages, and a side makes a blank page where it must") {
  const Set s =
      set("<p>a</p><p style='break-before:right'>b</p><p style='break-before:page'>c</p>");
  REQUIRE(s.pages.pages.size() == 4);
  CHECK(lines(s.pages.pages[1]).empty());
  CHECK(lines(s.pages.pages[2]) == Texts{"b"});
  CHECK(lines(s.pages.pages[3]) == Texts{"c"});
}

TEST_CASE("margin boxes count pages and name what is on them") {
  const Set s =
      set("<h1>First</h1>" + paragraphs(12) + "<h1>Second</h1>",
          "h1 { font: inherit; string-set: head content() }"
          "@page { margin: 20pt 0 0; @top-center { content: string(head) ' ' counter(page) '/' "
          "counter(pages) } }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(artifacts(s.pages.pages[0]) == Texts{"First 1/2"});
  CHECK(artifacts(s.pages.pages[1]) == Texts{"Second 2/2"});
}

TEST_CASE("margin boxes of an edge are painted clockwise") {
  const Set s = set("<p>a</p>",
                    "@page { margin: 20pt; @bottom-left { content: 'l' } @bottom-center { content: "
                    "'c' } @bottom-right { content: 'r' } @top-left { content: 'L' }"
                    "@top-right { content: 'R' } }");
  CHECK(artifacts(s.pages.pages[0]) == Texts{"LR", "rcl"});
}

TEST_CASE("a rule between columns lies below what sticks out of them") {
  const Set s = set("<div><p>a</p><p class=b>b</p></div>",
                    "div { columns: 2; column-gap: 10pt; column-rule: 10pt solid red }"
                    "p { width: 150%; background: blue; margin: 0 } .b { break-before: column }");
  std::vector<layout::Rgb> colors;
  for (const layout::Item& item : s.pages.pages[0].items) {
    if (const auto* rect = std::get_if<layout::FilledRect>(&item)) colors.push_back(rect->color);
  }
  const layout::Rgb red{255, 0, 0}, blue{0, 0, 255};
  CHECK(colors == std::vector<layout::Rgb>{red, blue, blue});
}

TEST_CASE("quotation marks are those of the language around the quotation") {
  const Set s = set("<p lang='de'><q>a <q lang='en'>b</q></q></p><p><q>c</q></p>");
  CHECK(lines(s.pages.pages[0]) == Texts{"„a ‚b‘“", "“c”"});
}

TEST_CASE("a box cut at a forced break, or in its empty rest, fills its page") {
  const auto heights = [](const std::string& html) {
    std::vector<double> out;
    const Set s =
        set(html, "@page { size: 100pt 90pt } div { background: red } .x { break-before: page }");
    for (const layout::Page& page : s.pages.pages) {
      for (const layout::Item& item : page.items) {
        const auto* fill = std::get_if<layout::FilledRect>(&item);
        if (fill != nullptr) out.push_back(fill->rect.height.points());
      }
    }
    return out;
  };
  using Heights = std::vector<double>;
  CHECK(heights("<div><p>a</p><p class=x>b</p></div>") == Heights{90, 10});
  CHECK(heights("<div style='height: 225pt'>a</div><p>b</p>") == Heights{90, 90, 45});
  CHECK(heights("<div>" + paragraphs(12) + "</div>") == Heights{90, 30});
}

TEST_CASE("what is higher than its page goes on on the next, cut between its lines") {
  std::string numbers;
  for (int i = 1; i <= 25; ++i) numbers += std::to_string(i) + "<br>";
  const std::vector<std::string> styles{"display: inline-block", "float: left",
                                        "display: inline-block; background: red; line-height: 9pt",
                                        "overflow: hidden; height: 240pt; display: block"};
  for (const std::string& style : styles) {
    CAPTURE(style);
    const Set s = set("<p>a</p><div><i style='" + style + "'>" + numbers + "</i></div><p>b</p>");
    const bool cut_off = style.find("hidden") != std::string::npos;
    CHECK(s.diagnostics.size() == (cut_off ? 1 : 0));
    REQUIRE(s.pages.pages.size() >= 3);
    Texts all;
    for (const layout::Page& page : s.pages.pages) {
      for (const std::string& line : lines(page)) all.push_back(line);
      for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRun>(&item);
        if (run != nullptr) CHECK(run->origin.y < page.height);
        const auto* fill = std::get_if<layout::FilledRect>(&item);
        if (fill != nullptr) CHECK(fill->rect.y + fill->rect.height <= page.height);
      }
    }
    CHECK(std::count(all.begin(), all.end(), "12") == 1);
    CHECK(std::count(all.begin(), all.end(), "24") == 1);
  }
}

TEST_CASE("a margin at the end of the text makes no page") {
  CHECK(set("<p style='height: 100pt'>a</p>", "p { margin-bottom: 10pt }").pages.pages.size() == 1);
}

TEST_CASE("a line may end at a space behind a no-break space, and at the second of two spaces") {
  CHECK(
      lines(set("<p>word\u00A0 word\u00A0 word\u00A0 word\u00A0 word</p>").pages.pages[0]).size() ==
      2);
  CHECK(
      lines(set("<p style='white-space: pre-wrap'>word  word  word  word  word</p>").pages.pages[0])
          .size() == 2);
}

TEST_CASE("a column break is a column's alone, and columns move with their box") {
  const std::string broken = "<div><p class=x>a</p><p>b</p></div><p>c</p>";
  const Set plain = set(broken, ".x { break-after: column }");
  CHECK(lines(plain.pages.pages[0]) == Texts{"a", "b", "c"});
  const Set last = set(broken, "p:last-child { break-after: column } div { columns: 2 }");
  CHECK(last.pages.pages.size() == 1);
  const Set moved = set("<div>a b</div>",
                        "div { columns: 2; column-gap: 0; position: relative;"
                        " left: 5pt } ");
  CHECK(first_run(moved.pages.pages[0]).origin.x == layout::Length::from_points(5));
}

TEST_CASE("the last margin in columns is inside their box") {
  const Set s = set("<div><p>a</p><p>b</p></div><p>c</p>",
                    "div { columns: 2; background: red } div p { margin-bottom: 7pt }");
  const auto& behind = std::get<layout::FilledRect>(s.pages.pages[0].items[0]);
  CHECK(behind.rect.height.points() == doctest::Approx(17));
}

TEST_CASE("transparent text is there and is not seen") {
  const Set s = set("<p>a <b style='color: transparent'>b</b></p>");
  CHECK(lines(s.pages.pages[0]) == Texts{"a b"});
  const auto& run = std::get<layout::GlyphRun>(s.pages.pages[0].items.back());
  CHECK(run.transparent);
  CHECK(!first_run(s.pages.pages[0]).transparent);
}

TEST_CASE("list items have labels of their own") {
  const Set s = set("<ol><li>a</li><li value=7>b</li></ol>");
  CHECK(lines(s.pages.pages[0]) == Texts{"1.\u00A0a", "7.\u00A0b"});
  Texts roles;
  const auto is = [&](layout::Role role) {
    return std::count_if(s.pages.tags.begin(), s.pages.tags.end(),
                         [&](const layout::Tag& t) { return t.role == role; });
  };
  CHECK(is(layout::Role::list) == 1);
  CHECK(is(layout::Role::label) == 2);
  CHECK(is(layout::Role::list_body) == 2);
}

TEST_CASE("columns are balanced before a spanning element and at the end") {
  const Set s =
      set("<div id=c>" + paragraphs(6) + "<h2>Across</h2>" + paragraphs(4, "two") + "</div>",
          "#c { column-count: 2; column-gap: 10pt } h2 { column-span: all; font: inherit }");
  REQUIRE(s.pages.pages.size() == 1);
  std::vector<std::pair<double, std::string>> at;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto& run = std::get<layout::GlyphRun>(item);
    at.emplace_back(run.origin.y.points(), run.text());
  }
  REQUIRE(at.size() == 11);
  CHECK(at[0].first == at[3].first);  // three lines in each column
  CHECK(at[6].second == "Across");
  CHECK(at[6].first == doctest::Approx(at[0].first + 30));
  CHECK(at[7].first == at[9].first);
}

TEST_CASE("a note stands at the foot of the page of its call") {
  const Set s = set(paragraphs(12) + "<p>call<span class=n>the note</span></p>" + paragraphs(12),
                    ".n { float: footnote }");
  REQUIRE(s.pages.pages.size() == 3);
  const Texts second = lines(s.pages.pages[1]);
  CHECK(std::find(second.begin(), second.end(), "1. the note") == second.end() - 1);
  const auto note = std::find_if(s.pages.tags.begin(), s.pages.tags.end(),
                                 [](const layout::Tag& t) { return t.role == layout::Role::note; });
  REQUIRE(note != s.pages.tags.end());
  CHECK(note->id == "note-1");
}

TEST_CASE("a note longer than its page is split") {
  std::string words;
  for (int i = 0; i < 150; ++i) words += "word ";
  const Set s = set("<p>call<span class=n>" + words + "</span></p>", ".n { float: footnote }");
  CHECK(count_words(s) == 150);
  CHECK(s.pages.pages.size() > 1);
}

TEST_CASE("a note that begins in narrow columns goes on below wider ones") {
  std::string words;
  for (int i = 0; i < 150; ++i) words += "word ";
  for (const char* call :
       {"<p>call<span class=n>", "<p>one<span class=n>first</span> two<span class=n>"}) {
    const Set s = set("<div style='columns: 3'>" + std::string(call) + words + "</span></p></div>" +
                          paragraphs(12),
                      ".n { float: footnote }");
    CHECK(count_words(s) == 150);
  }
}

TEST_CASE("a row has all its cells in the structure, also empty ones and those set as blocks") {
  for (const char* css : {"", "table, tbody, tr, th, td { display: block }"}) {
    CAPTURE(css);
    const Set s = set("<table><tr><th>a</th><td></td><td>c</td><td></td></tr></table>", css);
    std::string cells;
    for (const layout::Kid& kid : s.pages.kids) {
      if (s.pages.tags[kid.owner].role != layout::Role::table_row) continue;
      const bool header = s.pages.tags[kid.tag].role == layout::Role::table_header;
      cells += header ? "TH " : "TD ";
      const bool has_text = std::any_of(
          s.pages.kids.begin(), s.pages.kids.end(),
          [&](const layout::Kid& k) { return k.owner == kid.tag && k.tag == layout::no_tag; });
      cells += has_text ? "text " : "";
    }
    CHECK(cells == "TH text TD TD text TD ");
  }
}

TEST_CASE("a table's header comes again on the next page, as an artifact") {
  std::string rows;
  for (int i = 0; i < 15; ++i) rows += "<tr><td>x</td></tr>";
  const Set s = set("<table><thead><tr><th>Head</th></tr></thead>" + rows + "</table>",
                    "table { border-spacing: 0 } td, th { padding: 0 }");
  REQUIRE(s.pages.pages.size() == 2);
  CHECK(lines(s.pages.pages[0]).front() == "Head");
  CHECK(artifacts(s.pages.pages[1]) == Texts{"Head"});
}

TEST_CASE("a target's page is known in the text before it") {
  const Set s = set("<p><a href='#far'></a></p>" + paragraphs(25) + "<p id=far>far</p>",
                    "a::after { content: 'page ' target-counter(attr(href), page) }");
  CHECK(lines(s.pages.pages[0]).front() == "page 3");
}

TEST_CASE("a broken word ends in a soft hyphen, a broken line in its space") {
  const Set s = set("<p lang=en>extraordinarily unquestionable organisation</p>",
                    "p { width: 60pt; hyphens: auto; text-align: justify }");
  bool soft = false;
  for (const layout::Item& item : s.pages.pages[0].items) {
    soft = soft || std::get<layout::GlyphRun>(item).text().ends_with("\u00AD");
  }
  CHECK(soft);
}

TEST_CASE("a justified line is exactly as wide as its measure") {
  const Set s =
      set("<p>a garden and a library and a town</p>", "p { text-align: justify; width: 60pt }");
  const layout::GlyphRun& run = first_run(s.pages.pages[0]);
  REQUIRE(run.text().back() == ' ');
  CHECK(run.words.back().x == layout::Length::from_points(60));
}

TEST_CASE("all lines keep to the grid") {
  const Set s =
      set("<p>a</p><h1 style='font-size:15pt;line-height:17pt;margin:3pt 0'>b</h1><p>c</p>",
          "html { -rapporteur-line-grid: 10pt }");
  layout::Length base;
  bool first = true;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto& run = std::get<layout::GlyphRun>(item);
    if (first) base = run.origin.y;
    first = false;
    CHECK((run.origin.y - base).units() % layout::Length::from_points(10).units() == 0);
  }
}

TEST_CASE("pages without room for text are refused") {
  CHECK_THROWS_AS(set("<p>a</p>", "@page { size: 0.5pt 0.5pt }"), base::Error);
  CHECK_THROWS_AS(set("<p>a</p>", "@page { margin: 60pt }"), base::Error);
}

TEST_CASE("a link to nowhere is set as text and reported") {
  const Set s = set("<p><a href='#nowhere'>x</a></p>");
  CHECK(s.pages.pages[0].links.empty());
  REQUIRE(s.diagnostics.size() == 1);
  CHECK(s.diagnostics[0].code == "L104");
}

TEST_CASE("spaces that are kept are seen where a line begins, and tabs reach their stops") {
  const auto place = [](const Set& s, std::size_t line) {
    const auto& run = std::get<layout::GlyphRun>(s.pages.pages[0].items[line]);
    return (run.origin.x + run.words.back().x).points();
  };
  const Set plain = set("<pre>x\n  y</pre>", "pre { font-size: 10pt; margin: 0 }");
  const Set shown =
      set("<pre>x\n  y\n\tz</pre>", "pre { font-size: 10pt; margin: 0; tab-size: 30pt }");
  CHECK(lines(plain.pages.pages[0]).size() == 2);
  CHECK(place(plain, 0) == doctest::Approx(0));
  CHECK(place(shown, 1) > 4);
  CHECK(place(shown, 2) == doctest::Approx(30));
}

TEST_CASE("a hanging indent of each line leaves out what comes behind a line break") {
  const Set s = set("<p>a<br>bb cc</p>", "p { width: 16pt; text-indent: 5pt hanging each-line }");
  std::string starts;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto& run = std::get<layout::GlyphRun>(item);
    starts += std::to_string(static_cast<int>((run.origin.x + run.words.front().x).points())) + ' ';
  }
  CHECK(starts == "0 0 5 ");
}

TEST_CASE("white space that is kept makes no cells, and a table without cells keeps its width") {
  const Set s = set("<table>\n <tr>\n  <td>a</td>\n </tr>\n</table><div class=e></div>",
                    "table { white-space: pre; border-spacing: 0 } td { padding: 0 }"
                    ".e { display: table; width: 50pt; height: 5pt; background: red }");
  CHECK(lines(s.pages.pages[0]) == Texts{"a"});
  CHECK(std::get<layout::FilledRect>(s.pages.pages[0].items.front()).rect.width.points() == 50);
}

TEST_CASE("the marker of an item stands beside its first line, in whatever box that is") {
  const std::string list = "ul { margin: 0; padding-left: 20pt } p { margin: 0 }";
  for (const char* content :
       {"a", "<div style='display: flex'><p>a</p></div>",
        "<div style='overflow: hidden; height: 20pt'>a</div>", "<table><tr><td>a</td></tr></table>",
        "<div style='columns: 2'>a</div>"}) {
    CAPTURE(content);
    const Set s = set("<ul><li>" + std::string(content) + "</li></ul>", list);
    const layout::Page& page = s.pages.pages[0];
    CHECK(lines(page) == Texts{"•\u00A0a"});
    const layout::GlyphRun& marker = first_run(page);
    CHECK((marker.origin.x + marker.advance).points() == doctest::Approx(20));
  }
}

TEST_CASE("where the document runs from right to left, its first page is a left one") {
  const Set s = set("<p>a</p><p style='break-before: left'>b</p>",
                    "html { direction: rtl } @page :left { size: 50pt }");
  REQUIRE(s.pages.pages.size() == 3);
  CHECK(s.pages.pages[0].width.points() == 50);
  CHECK(s.pages.pages[1].width.points() == 100);
  CHECK(s.pages.pages[2].width.points() == 50);
}

TEST_CASE("a named page begins with what is in the flow, pictures too") {
  const std::string sheet = "@page a { size: 50pt } .a { page: a } .b { page: b }";
  const Set s =
      set("<p class=a>a</p><div class=b><i style='position: absolute'>b</i>"
          "<p class=a>c</p></div>",
          sheet);
  CHECK(s.pages.pages.size() == 1);
  const Set picture =
      set("<p>a</p><img class=a style='display: block' src='square.png' alt='x'>", sheet);
  CHECK(picture.pages.pages.size() == 2);
}

TEST_CASE("the background of an inline box lies on that of the box around it") {
  const Set s = set("<p><i class=a>x <i class=b>y</i></i></p>",
                    ".a { background: #f00 } .b { background: #0f0 }");
  const auto& items = s.pages.pages[0].items;
  CHECK(std::get<layout::FilledRect>(items[0]).color == layout::Rgb{255, 0, 0});
  CHECK(std::get<layout::FilledRect>(items[1]).color == layout::Rgb{0, 255, 0});
}

TEST_CASE("a row's background is that of its cells, not of the room between them") {
  const auto backgrounds = [](const std::string& css) {
    const Set s = set("<table><tr><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>",
                      "tr { background: red } " + css);
    std::string widths;
    for (const layout::Item& item : s.pages.pages[0].items) {
      const auto* rect = std::get_if<layout::FilledRect>(&item);
      if (rect == nullptr) continue;
      widths += std::to_string(static_cast<int>(rect->rect.width.points())) + ' ';
    }
    return widths;
  };
  const std::string cells = "td { width: 20pt; padding: 0 } ";
  CHECK(backgrounds(cells + "table { border-spacing: 5pt }") == "20 20 45 ");
  CHECK(backgrounds(cells + "table { border-spacing: 0 }") == "40 40 ");
}
