#pragma once
// Which marked-content sequence every painted item lies in (ISO 32000-1 §14.6, §14.7.4.2). Items
// that are painted one after the other and follow one another in their tag share one sequence. A
// group is a content stream of its own, with sequences of its own.

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/pages.h"

namespace pdf {

struct Mark {
  layout::TagId tag = layout::no_tag;  // no_tag: an artifact
  layout::Artifact artifact = layout::Artifact::none;
  std::uint16_t stream = 0;  // that paints it: 0 is the page's own, the others its groups'
  std::uint32_t mcid = 0;    // of the sequence in that stream; meaningful with a tag
  bool actual_text = false;  // the sequence says the run's text
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct PageMarks {
  std::vector<Mark> items;                         // as Page::items
  std::vector<std::vector<layout::TagId>> owners;  // by stream and MCID
};

// The most groups of a page; those beyond are seen as if their opacity were 1.
inline constexpr std::size_t most_groups = 10'000;

// base::expects that the structure is whole: every tag but the first is once a kid of its parent,
// and every item that names a tag is once a kid of that tag.
std::vector<PageMarks> mark_pages(const layout::Pages& pages);

// The structure type of ISO 32000-1 §14.8.4, or a name that structure_role_map maps to one.
std::string_view structure_type(layout::Role role);

}  // namespace pdf
