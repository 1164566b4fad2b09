// The catalogue: every rule fires on its example, makes of it what it says, raises nothing else,
// and stays quiet on the look-alike.

#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "normalize/normalize.h"
#include "normalize/rule.h"

namespace {

// N3xx needs the codes of a roster; the examples speak of these participants.
normalize::CleanText clean_of(std::string_view raw) {
  base::Diagnostics diagnostics;
  normalize::CleanText clean = normalize::normalize(raw, "raw.txt", {}, diagnostics);
  const std::vector<normalize::KnownCode> codes = {{"UoX", {"UoX", "UoT"}}, {"Cat", {}}};
  return normalize::repair_codes(std::move(clean), raw, codes, {}, diagnostics);
}

std::set<std::string> codes_raised(const normalize::CleanText& clean) {
  std::set<std::string> codes;
  for (const normalize::Change& change : clean.changes) codes.insert(change.rule);
  for (const normalize::Finding& finding : clean.findings) codes.insert(finding.rule);
  return codes;
}

}  // namespace

TEST_CASE("every rule has its authority, an example that fires and one that stays quiet") {
  std::set<std::string_view> codes, names;
  for (const normalize::Rule& rule : normalize::rules()) {
    CAPTURE(rule.code);
    CHECK(codes.insert(rule.code).second);
    CHECK(names.insert(rule.name).second);
    CHECK(rule.code.size() == 4);
    CHECK_FALSE(rule.summary.empty());
    CHECK_FALSE(rule.authority.empty());
    CHECK_FALSE(rule.fires.empty());
    CHECK_FALSE(rule.quiet.empty());

    const normalize::CleanText fires = clean_of(rule.fires);
    CHECK(codes_raised(fires) == std::set<std::string>{std::string(rule.code)});
    if (!rule.becomes.empty()) CHECK(fires.text == rule.becomes);

    const normalize::CleanText quiet = clean_of(rule.quiet);
    CHECK_FALSE(codes_raised(quiet).contains(std::string(rule.code)));
  }
}

TEST_CASE("a long row of one quotation mark is a pattern, no quotation") {
  const std::string_view rows[] = {"\"\"\"\"\"", "It is '''''bold''''' there.",
                                   "A rule: `````````` and on."};
  for (const std::string_view text : rows) {
    CAPTURE(text);
    const normalize::CleanText clean = clean_of(text);
    CHECK(clean.text == text);
    CHECK(clean.changes.empty());
  }
  CHECK(clean_of("He said \"\"yes\"\".").text != "He said \"\"yes\"\".");
}

TEST_CASE("typography in hard places") {
  struct Row {
    std::string_view raw;
    std::string_view clean;
  };
  const Row rows[] = {
      // Quotation marks typed as two single ones, or as in TeX and on old terminals.
      {"So it is.Then we left.", "So it is. Then we left."},
      {"at 10-11am, 5-10kg of it; form 10-11b", "at 10\u201311am, 5\u201310kg of it; form 10-11b"},
      {"Use my.The and Node.Js here.", "Use my.The and Node.Js here."},
      {"She wrote ''we dig'' and left.", "She wrote \u201Cwe dig\u201D and left."},
      {"The ``old'' bed of `roses' here.", "The \u201Cold\u201D bed of \u2018roses\u2019 here."},
      {"a 12'' pole, and 'the '90s''.", "a 12\u2033 pole, and \u2018the \u201990s\u2019\u2019."},
      {"'He called it 'mine'' once.", "\u2018He called it \u2018mine\u2019\u2019 once."},
      // German ones close with the sign that opens in English.
      {"The \u201EGarten\u201C and the \u201ABeet\u2018 are old.",
       "The \u201EGarten\u201C and the \u201ABeet\u2018 are old."},
      // Spans of time, and numbers with points.
      {"on 12 April-14 May, from 10.30-11.00 or 9.30-10.15",
       "on 12 April\u201314 May, from 10.30\u2013"
       "11.00 or 9.30\u201310.15"},
      {"Mon-Fri, May-June, the 12th-14th", "Mon\u2013Fri, May\u2013June, the 12th\u201314th"},
      {"the '60s-'70s and 1960s-70s", "the \u201960s\u2013\u201970s and 1960s\u201370s"},
      {"at \u00A33.50-4.00, of 3.5-4.0 mg", "at \u00A33.50\u20134.00, of 3.5\u20134.0 mg"},
      {"v1.2-1.3, Perl 5.1-5.3, 1.2.3-1.2.4, 4.5-4.0, Mon-Repos, May-Britt, A60s-70s, "
       "10.0.0.1-10.0.0.9",
       "v1.2-1.3, Perl 5.1-5.3, 1.2.3-1.2.4, 4.5-4.0, Mon-Repos, May-Britt, A60s-70s, "
       "10.0.0.1-10.0.0.9"},
      // A comma without its space, between clauses and not in lists.
      {"All fine,isn't it?", "All fine, isn\u2019t it?"},
      {"ok,that will do", "ok, that will do"},
      {"we know,but we wait", "we know, but we wait"},
      {"red,green", "red,green"},
      {"f(he,it)", "f(he,it)"},
      // The space on the wrong side of a stop.
      {"It was good .And then we left.", "It was good. And then we left."},
      {"Written in .NET and sold .Not so", "Written in .NET and sold. Not so"},
      {"a co -operative, self -help plan", "a co-operative, self-help plan"},
      {"pages 5--10 of it", "pages 5\u201310 of it"},
      {"see pp.3-5, p.12-13", "see pp.3\u20135, p.12\u201313"},
      {"Section 2.1-2.3, fig.3-5", "Section 2.1-2.3, fig.3-5"},
      // Names of files, and what else is written as one word of signs.
      {"the file park--plan.txt, doi:10.1000/xyz--123, #our--park and @a--b",
       "the file park--plan.txt, doi:10.1000/xyz--123, #our--park and @a--b"},
      // Code, paths and options of programs.
      {"use `it's -- ok` here", "use `it's -- ok` here"},
      {"see `see http://example.org/a--b` and `x -- y` or don't",
       "see `see http://example.org/a--b` and `x -- y` or don\u2019t"},
      {"the \"--help\" or '--all' option", "the \u201C--help\u201D or \u2018--all\u2019 option"},
      {"- - - -\n* - - *", "- - - -\n* - - *"},
      {"in /usr/lib/a--b/ and refs/tags/ it is", "in /usr/lib/a--b/ and refs/tags/ it is"},
      // Numbers that belong to a name are no measures.
      {"the licence 'GPL-2', and see /usr/share/GPL-2'.",
       "the licence \u2018GPL-2\u2019, and see /usr/share/GPL-2'."},
      {"licences/GPL-2' is told from 6' and 5.5'",
       "licences/GPL-2\u2019 is told from 6\u2032 and 5.5\u2032"},
      {"a board of 10 \"", "a board of 10 \""},
      {"Smith et al. , 2014, said", "Smith et al., 2014, said"},
      {"on the 'phone and with 'flu", "on the \u2019phone and with \u2019flu"},
      {"the park--and/or the hall--is old", "the park \u2013 and/or the hall \u2013 is old"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(clean_of(row.raw).text == row.clean);
  }
}
