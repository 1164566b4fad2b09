#include "pdf/marked_content.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "base/utf8.h"
#include "pdf/glyph_texts.h"

namespace pdf {
namespace {

using layout::no_tag;
using layout::TagId;

constexpr std::uint32_t no_ordinal = 0xFFFFFFFF;

// The place of each item among the kids of its tag, or no_ordinal.
using Ordinals = std::vector<std::vector<std::uint32_t>>;

Ordinals kid_ordinals(const layout::Pages& pages) {
  Ordinals ordinals;
  for (const layout::Page& page : pages.pages) {
    ordinals.emplace_back(page.items.size(), no_ordinal);
  }
  std::vector<std::uint32_t> next(pages.tags.size(), 0);
  std::vector<bool> adopted(pages.tags.size(), false);
  for (const layout::Kid& kid : pages.kids) {
    base::expects(kid.owner < pages.tags.size(), "a kid's owner is a tag of the document");
    const std::uint32_t ordinal = next[kid.owner]++;
    if (kid.tag != no_tag) {
      base::expects(kid.tag > 0 && kid.tag < pages.tags.size(), "a kid is a tag of the document");
      base::expects(pages.tags[kid.tag].parent == kid.owner && kid.owner < kid.tag,
                    "a kid's owner is its parent and precedes it");
      base::expects(!adopted[kid.tag], "a tag is one time a kid");
      adopted[kid.tag] = true;
      continue;
    }
    base::expects(kid.page < ordinals.size() && kid.item < ordinals[kid.page].size(),
                  "a kid is an item of a page");
    base::expects(ordinals[kid.page][kid.item] == no_ordinal, "an item is one time a kid");
    ordinals[kid.page][kid.item] = ordinal;
  }
  for (std::size_t tag = 1; tag < adopted.size(); ++tag) {
    base::expects(adopted[tag], "every tag is a kid of its parent");
  }
  return ordinals;
}

const layout::Owner& owner_of(const layout::Item& item) {
  return std::visit([](const auto& shape) -> const layout::Owner& { return shape.owner; }, item);
}

bool is_private_use(char32_t point) {
  return (point >= 0xE000 && point <= 0xF8FF) || point >= 0xF0000;
}

// Characters of private use mean nothing to a reader (ISO 19005-3 §6.2.11.7.3), and a glyph without
// a character of its own cannot say so in ToUnicode.
bool needs_actual_text(const layout::GlyphWord& word, bool right_to_left) {
  // All of private use begin with such a byte.
  const bool may_be_private = std::any_of(word.text.begin(), word.text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xEE;
  });
  for (std::size_t at = 0; may_be_private && at < word.text.size();) {
    const base::CodePoint point = base::decode_utf8(word.text, at);
    if (is_private_use(point.value)) return true;
    at += point.length;
  }
  std::vector<std::string_view> texts;
  glyph_texts(word, right_to_left, texts);
  return std::any_of(texts.begin(), texts.end(),
                     [](std::string_view text) { return text.empty(); });
}

// By a word's number: what is known of it.
class ActualTexts {
 public:
  explicit ActualTexts(const layout::Pages& pages)
      : known_(pages.glyphs == nullptr ? 0 : pages.glyphs->size()) {}

  bool needs(const layout::Item& item) {
    const auto* run = std::get_if<layout::GlyphRun>(&item);
    if (run == nullptr) return false;
    return std::any_of(run->words.begin(), run->words.end(), [&](const layout::PlacedWord& placed) {
      std::optional<bool>& known = known_.at(placed.number);
      if (!known) known = needs_actual_text(*placed.word, run->right_to_left);
      return *known;
    });
  }

 private:
  std::vector<std::optional<bool>> known_;
};

// Groups begin streams as they come; where one ends, that around it goes on.
class Streams {
 public:
  std::uint16_t current() const { return open_.back(); }
  void pass(const layout::Item& item) {
    const auto* group = std::get_if<layout::Group>(&item);
    if (group == nullptr) return;
    if (!group->begins) {
      base::expects(open_.size() > 1, "a group that ends has begun on this page");
      return open_.pop_back();
    }
    const bool more = count_ <= most_groups;
    open_.push_back(more ? static_cast<std::uint16_t>(count_++) : current());
  }
  std::size_t count() const { return count_; }

 private:
  std::vector<std::uint16_t> open_{0};
  std::size_t count_ = 1;
};

PageMarks mark_page(const layout::Page& page, const std::vector<std::uint32_t>& ordinals,
                    ActualTexts& actual_texts) {
  PageMarks marks;
  Streams streams;
  marks.owners.emplace_back();
  std::uint32_t last_ordinal = no_ordinal;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const layout::Owner& owner = owner_of(page.items[i]);
    base::expects((owner.tag == no_tag) == (ordinals[i] == no_ordinal),
                  "an item with a tag is a kid of it, and an artifact is none");
    streams.pass(page.items[i]);
    marks.owners.resize(streams.count());
    const std::uint16_t stream = streams.current();
    if (owner.tag == no_tag) {
      marks.items.push_back({no_tag, owner.artifact, stream, 0, false});
      continue;
    }
    const bool actual = actual_texts.needs(page.items[i]);
    const bool follows = i > 0 && marks.items.back().tag == owner.tag &&
                         last_ordinal + 1 == ordinals[i] && !actual &&
                         !marks.items.back().actual_text && marks.items.back().stream == stream;
    std::vector<TagId>& owners = marks.owners[stream];
    if (!follows) owners.push_back(owner.tag);
    const auto mcid = static_cast<std::uint32_t>(owners.size() - 1);
    marks.items.push_back({owner.tag, layout::Artifact::none, stream, mcid, actual});
    last_ordinal = ordinals[i];
  }
  return marks;
}

}  // namespace

std::vector<PageMarks> mark_pages(const layout::Pages& pages) {
  base::expects(!pages.tags.empty() && pages.tags.front().role == layout::Role::document,
                "tag 0 is the document");
  const Ordinals ordinals = kid_ordinals(pages);
  ActualTexts actual_texts(pages);
  std::vector<PageMarks> marks;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    marks.push_back(mark_page(pages.pages[i], ordinals[i], actual_texts));
    for (const std::vector<TagId>& owners : marks.back().owners) {
      for (const TagId owner : owners) {
        base::expects(owner < pages.tags.size(), "an item's tag is a tag of the document");
      }
    }
  }
  return marks;
}

std::string_view structure_type(layout::Role role) {
  using layout::Role;
  // The standard structure types of ISO 32000-1 §14.8.4.
  static constexpr std::pair<Role, std::string_view> types[] = {{Role::document, "Document"},
                                                                {Role::article, "Art"},
                                                                {Role::part, "Part"},
                                                                {Role::section, "Sect"},
                                                                {Role::division, "Div"},
                                                                {Role::block_quote, "BlockQuote"},
                                                                {Role::caption, "Caption"},
                                                                {Role::toc, "TOC"},
                                                                {Role::toc_item, "TOCI"},
                                                                {Role::paragraph, "P"},
                                                                {Role::heading1, "H1"},
                                                                {Role::heading2, "H2"},
                                                                {Role::heading3, "H3"},
                                                                {Role::heading4, "H4"},
                                                                {Role::heading5, "H5"},
                                                                {Role::heading6, "H6"},
                                                                {Role::list, "L"},
                                                                {Role::list_item, "LI"},
                                                                {Role::label, "Lbl"},
                                                                {Role::list_body, "LBody"},
                                                                {Role::table, "Table"},
                                                                {Role::table_row, "TR"},
                                                                {Role::table_header, "TH"},
                                                                {Role::table_data, "TD"},
                                                                {Role::table_head, "THead"},
                                                                {Role::table_body, "TBody"},
                                                                {Role::table_foot, "TFoot"},
                                                                {Role::span, "Span"},
                                                                {Role::quote, "Quote"},
                                                                {Role::note, "Note"},
                                                                {Role::reference, "Reference"},
                                                                {Role::link, "Link"},
                                                                {Role::figure, "Figure"},
                                                                {Role::code, "Code"},
                                                                {Role::strong, "Strong"},
                                                                {Role::emphasis, "Em"}};
  for (const auto& [known, type] : types) {
    if (known == role) return type;
  }
  return "Span";
}

}  // namespace pdf
