#include <stdexcept>

#include <doctest/doctest.h>

#include "pdf/marked_content.h"
#include "pdf/write.h"
#include "unit/pdf/reading.h"
#include "unit/pdf/sample_pages.h"

using pdf::Array;
using pdf::Dictionary;
using pdf::Reference;
using pdf::Value;
using reading::Reading;

namespace {

// The structure tree in reading order, with what the marked content says.
class TreeWalk {
 public:
  explicit TreeWalk(Reading& pdf) : pdf_(pdf) {
    const auto pages = pdf.pages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const auto& sequence : pdf.sequences(pages[i])) {
        if (sequence.mcid < 0) continue;
        sequences_[{pages[i].number, sequence.mcid}] = sequence;
      }
    }
    const Value root = pdf.at({"StructTreeRoot"});
    walk(reading::array(pdf.key(root, "K")).at(0), 0);
  }

  std::string outline;  // one line per element and text
  std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> owners;  // page, MCID → element
  std::map<std::uint32_t, std::uint32_t> annotation_owners;
  std::set<std::uint32_t> elements;

  std::size_t sequence_count() const { return sequences_.size(); }

 private:
  void walk(const Value& reference, int depth) {
    const Value element = pdf_.resolve(reference);
    REQUIRE(elements.insert(reading::number(reference)).second);
    const std::string type = reading::name(pdf_.key(element, "S"));
    outline += std::string(static_cast<std::size_t>(depth), ' ') + type + "\n";
    const Value kids = pdf_.key(element, "K");
    if (std::holds_alternative<std::monostate>(kids.content())) return;
    const Array list = std::holds_alternative<Array>(kids.content())
                           ? reading::array(kids)
                           : Array{Reading::direct(element, "K")};
    for (const Value& kid : list) add_kid(reference, element, kid, depth + 1);
  }

  void add_kid(const Value& owner, const Value& element, const Value& kid, int depth) {
    if (std::holds_alternative<Reference>(kid.content())) {
      CHECK(reading::number(Reading::direct(pdf_.resolve(kid), "P")) == reading::number(owner));
      return walk(kid, depth);
    }
    Value page = Reading::direct(element, "Pg"), mcid = kid;
    if (std::holds_alternative<Dictionary>(kid.content())) {
      const Value own = Reading::direct(kid, "Pg");
      if (std::holds_alternative<Reference>(own.content())) page = own;
      if (reading::name(pdf_.key(kid, "Type")) == "OBJR") {
        const auto annotation = reading::number(Reading::direct(kid, "Obj"));
        annotation_owners[annotation] = reading::number(owner);
        return;
      }
      mcid = Reading::direct(kid, "MCID");
    }
    const auto place = std::make_pair(reading::number(page), reading::integer(mcid));
    REQUIRE(sequences_.count(place) == 1);
    const bool first_owner = owners.emplace(place, reading::number(owner)).second;
    CHECK(first_owner);
    CHECK(sequences_[place].tag == reading::name(pdf_.key(element, "S")));
    outline +=
        std::string(static_cast<std::size_t>(depth), ' ') + "“" + sequences_[place].text + "”\n";
  }

  Reading& pdf_;
  std::map<std::pair<std::uint32_t, std::int64_t>, reading::Sequence> sequences_;
};

}  // namespace

TEST_CASE("every marked-content sequence has one owner and the parent tree leads back to it") {
  for (const bool object_streams : {true, false}) {
    CAPTURE(object_streams);
    pdf::WriteOptions options;
    options.object_streams = object_streams;
    Reading pdf(pdf::write_pdf(sample::every_construct(), options));
    TreeWalk walk(pdf);
    CHECK(walk.owners.size() == walk.sequence_count());
    const auto pages = pdf.pages();
    std::size_t found = 0;
    for (const auto& [key, target] : pdf.tree(pdf.at({"StructTreeRoot", "ParentTree"}), "Nums")) {
      const auto index = static_cast<std::size_t>(reading::integer(key));
      if (index >= pages.size()) {
        CHECK(walk.elements.count(reading::number(target)) == 1);
        continue;
      }
      CHECK(reading::integer(pdf.key(pdf.document.object(pages[index]), "StructParents")) ==
            static_cast<std::int64_t>(index));
      const Value owners = pdf.resolve(target);
      for (std::size_t mcid = 0; mcid < reading::array(owners).size(); ++mcid, ++found) {
        const auto place = std::make_pair(pages[index].number, static_cast<std::int64_t>(mcid));
        REQUIRE(walk.owners.count(place) == 1);
        CHECK(walk.owners[place] == reading::number(reading::array(owners)[mcid]));
      }
    }
    CHECK(found == walk.owners.size());
  }
}

TEST_CASE("link annotations belong to their Link elements, say what they are and lead somewhere") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  TreeWalk walk(pdf);
  const auto parents = pdf.tree(pdf.at({"StructTreeRoot", "ParentTree"}), "Nums");
  std::size_t count = 0;
  for (const Reference page : pdf.pages()) {
    const Value annotations = pdf.key(pdf.document.object(page), "Annots");
    for (const Value& reference : reading::array(annotations)) {
      ++count;
      const Value link = pdf.resolve(reference);
      REQUIRE(walk.annotation_owners.count(reading::number(reference)) == 1);
      const auto owner = walk.annotation_owners[reading::number(reference)];
      CHECK(reading::name(pdf.key(pdf.document.object({owner}), "S")) == "Link");
      const auto parent = static_cast<std::size_t>(reading::integer(pdf.key(link, "StructParent")));
      CHECK(reading::number(parents.at(parent).second) == owner);
      CHECK_FALSE(reading::bytes(pdf.key(link, "Contents")).empty());
      CHECK(reading::number(Reading::direct(link, "P")) == page.number);
    }
  }
  CHECK(count == 5);
  CHECK(walk.annotation_owners.size() == count);
}

TEST_CASE("the tree tells the text in reading order, with soft hyphens and whole links") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  const std::string outline = TreeWalk(pdf).outline;
  const char* pieces[] = {
      " Art\n  H1\n   “The Garden of the Town Library”\n  P\n   “The office of the first floor "
      "offers",
      "   Link\n    “a long link over a line end”\n   “, says the ”\n   Quote\n"
      "    ““morning gar\u00ADdener””\n   “; real hyphens: well‐known, well-known. ”\n",
      "   Span\n    “Schöne Grüße ”\n   “Small Capitals, AaBb ”\n   Strong\n    “strong ”\n",
      "   Reference\n    Link\n     “1”\n   Note\n    Lbl\n     “1 ”\n    P\n"
      "     “A note at the foot of the page.”\n",
      "   Table\n    Caption\n     “Table 1. Visitors in a week of May ”\n    THead\n     TR\n"
      "      TH\n       “Day”\n",
      "   L\n    LI\n     Lbl\n      “1. ”\n     LBody\n      “Borrow a spade at the desk. ”\n",
      "     “a link over ”\n     “a page break”\n    “ ends here.”\n",
      "   P\n    “שלום לגן הספרייה”\n",
  };
  for (const char* piece : pieces) {
    CAPTURE(piece);
    CAPTURE(outline);
    CHECK(outline.find(piece) != std::string::npos);
  }
}

TEST_CASE("table cells, lists, notes and languages keep their attributes") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  std::map<std::string, int> found;
  for (const std::uint32_t element : TreeWalk(pdf).elements) {
    const Value keys = pdf.document.object({element});
    const std::string type = reading::name(pdf.key(keys, "S"));
    const Value attributes = pdf.key(keys, "A");
    const auto note = [&](const std::string& key, const Value& value) {
      if (const auto* word = std::get_if<pdf::Name>(&value.content())) {
        ++found[type + " " + key + " " + word->text];
      }
      if (const auto* text = std::get_if<pdf::ByteString>(&value.content())) {
        ++found[type + " " + key + " " + text->bytes];
      }
      if (const auto* amount = std::get_if<std::int64_t>(&value.content())) {
        ++found[type + " " + key + " " + std::to_string(*amount)];
      }
    };
    for (const char* key : {"Scope", "ColSpan", "ListNumbering"})
      note(key, pdf.key(attributes, key));
    for (const char* key : {"Lang", "ID"}) note(key, pdf.key(keys, key));
  }
  CHECK(found["TH Scope Column"] == 3);
  CHECK(found["TH Scope Row"] == 3);
  CHECK(found["TD ColSpan 2"] == 1);
  CHECK(found["L ListNumbering Decimal"] == 1);
  CHECK(found["L ListNumbering Disc"] == 1);
  CHECK(found["Span Lang de"] == 1);
  CHECK(found["Note ID note-1"] == 1);
  const auto ids = pdf.tree(pdf.at({"StructTreeRoot", "IDTree"}), "Names");
  REQUIRE(ids.size() == 7);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    CHECK(reading::bytes(ids[i - 1].first) < reading::bytes(ids[i].first));
  }
}

TEST_CASE("the parent tree of a long document is whole and its page tree balanced") {
  Reading pdf(pdf::write_pdf(sample::many_pages(300), {}));
  CHECK(pdf.pages().size() == 300);
  CHECK(reading::array(pdf.at({"Pages", "Kids"})).size() == 10);
  CHECK(reading::integer(pdf.at({"Pages", "Count"})) == 300);
  const auto parents = pdf.tree(pdf.at({"StructTreeRoot", "ParentTree"}), "Nums");
  REQUIRE(parents.size() == 300);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    CHECK(reading::integer(parents[i].first) == static_cast<std::int64_t>(i));
  }
  TreeWalk walk(pdf);
  CHECK(walk.owners.size() == walk.sequence_count());
}

TEST_CASE("a structure that is not whole is our own mistake") {
  const auto refused = [](auto change) {
    layout::Pages pages = sample::every_construct();
    change(pages);
    CHECK_THROWS_AS(pdf::write_pdf(pages, {}), std::logic_error);
  };
  refused([](layout::Pages& pages) { pages.kids.pop_back(); });
  refused([](layout::Pages& pages) { pages.kids.push_back(pages.kids.back()); });
  refused([](layout::Pages& pages) { pages.kids.back().owner = 999999; });
  refused([](layout::Pages& pages) { pages.kids.back().item = 999999; });
  refused([](layout::Pages& pages) { pages.tags.push_back({}); });
  refused([](layout::Pages& pages) { pages.tags.clear(); });
  refused([](layout::Pages& pages) { pages.pages.clear(); });
  refused([](layout::Pages& pages) { pages.pages[0].links[0].tag = 0; });
}

TEST_CASE("of two equal ids the first holds, and every note has one of its own") {
  layout::Pages pages = sample::every_construct();
  std::size_t notes = 0;
  for (layout::Tag& tag : pages.tags) {
    if (tag.role == layout::Role::table_header) tag.id = "same";
    if (tag.role == layout::Role::note) tag.id = "same", ++notes;
  }
  Reading pdf(pdf::write_pdf(pages, {}));
  // The note comes before the table and so keeps the id.
  CHECK(pdf.tree(pdf.at({"StructTreeRoot", "IDTree"}), "Names").size() == notes);
}

TEST_CASE("a run that its glyphs cannot tell says its text in a sequence of its own") {
  sample::PagesBuilder b;
  b.new_page("1");
  const layout::TagId paragraph = b.line(0, layout::Role::paragraph, "before ");
  b.text(paragraph, "\uE051");
  b.text(paragraph, " after");
  const auto marks = pdf::mark_pages(b.pages).front();
  REQUIRE(marks.items.size() == 3);
  CHECK(marks.owners.front().size() == 3);
  CHECK(marks.items[1].actual_text);
  Reading pdf(pdf::write_pdf(b.pages, {}));
  CHECK(TreeWalk(pdf).outline == "Document\n P\n  “before ”\n  “\uE051”\n  “ after”\n");
  const Value page = pdf.document.object(pdf.pages()[0]);
  const std::string content =
      pdf.document.stream({reading::number(Reading::direct(page, "Contents"))}, 10000);
  CHECK(content.find("/P<</MCID 1/ActualText<FEFFE051>>>BDC") != std::string::npos);
}
