// The page context and its margin boxes (CSS Paged Media 3 §4–§6).

#include <algorithm>

#include "css/styled_impl.h"

namespace css {
namespace {

struct Match {
  const PageRule* rule = nullptr;
  std::uint32_t specificity = 0;
  std::uint32_t layer = 0;
};

std::vector<Match> matching(const Styled::Impl& impl, const PageSelector& page) {
  std::vector<Match> matches;
  for (const auto& sheets : {impl.sheets, impl.document}) {
    if (!sheets) continue;
    for (const PageRule& rule : sheets->pages) {
      std::optional<std::uint32_t> best;
      if (rule.tests.empty()) best = 0;
      for (const PageTest& test : rule.tests) {
        if (test.matches(page)) best = std::max(best.value_or(0), test.specificity());
      }
      if (best) matches.push_back({&rule, *best, rank_of(rule.layer, impl.layer_ranks)});
    }
  }
  // Rules come in order of origin and appearance, which a stable sort keeps.
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.rule->origin != b.rule->origin) return a.rule->origin < b.rule->origin;
    if (a.layer != b.layer) return a.layer < b.layer;
    return a.specificity < b.specificity;
  });
  return matches;
}

template <class T>
void take(const std::optional<T>& from, T& to) {
  if (from) to = *from;
}

void apply(const PageDescriptors& from, PageStyle& page) {
  // "landscape" alone turns the paper that less specific rules name, else A4: whoever changes the
  // paper means these pages, too.
  if (from.size && from.size->turned) {
    if (*from.size->turned == (page.width < page.height)) std::swap(page.width, page.height);
  } else if (from.size) {
    // `auto` is A4, like an absent size, and so is a page without an area.
    const bool is_auto = from.size->width == Length{} || from.size->height == Length{};
    page.width = is_auto ? checking_context().page_width : from.size->width;
    page.height = is_auto ? checking_context().page_height : from.size->height;
  }
  take(from.rotation, page.rotation);
  take(from.crop_marks, page.crop_marks);
  take(from.cross_marks, page.cross_marks);
  take(from.bleed, page.bleed);
}

void apply_descriptors(const std::vector<Match>& matches, PageStyle& page) {
  page.width = checking_context().page_width;
  page.height = checking_context().page_height;
  for (const Match& m : matches) apply(m.rule->normal, page);
  for (const Match& m : matches) apply(m.rule->important, page);
}

std::optional<ComputedStyle> compute_box(
    Cascade& cascade, const ElementStyle& parent, const std::vector<Match>& matches,
    const std::optional<Block>& (*box_of)(const PageRule&, std::size_t), std::size_t index) {
  std::vector<Applied> blocks;
  for (const Match& m : matches) {
    const std::optional<Block>& block = box_of(*m.rule, index);
    if (block) blocks.push_back({&*block, m.rule->origin, m.layer});
  }
  if (blocks.empty()) return std::nullopt;
  return cascade.compute(parent, blocks, nullptr).style;
}

const std::optional<Block>& margin_box_of(const PageRule& rule, std::size_t index) {
  return rule.margin_boxes[index];
}
const std::optional<Block>& footnote_of(const PageRule& rule, std::size_t) {
  return rule.footnote_area;
}

// Along one axis of a page whose content is of a given size: auto margins take what is left over,
// and without any the page is as large as it takes (CSS Paged Media 3 §7.2).
void fit_page(const Size& given, Size& start, Size& end, Length edges, Length& page) {
  if (!given) return;
  const Length before = start.value_or(LengthPercentage{}).resolve(page);
  const Length after = end.value_or(LengthPercentage{}).resolve(page);
  const Length taken = given->resolve(page) + edges + before + after;
  const Length left_over = page - taken;
  if (start && end) {
    page = taken;
    start = LengthPercentage{before, 0};
    end = LengthPercentage{after, 0};
    return;
  }
  const bool start_was_auto = !start;
  if (!start) start = LengthPercentage{end ? left_over : left_over / 2, 0};
  if (!end) end = LengthPercentage{start_was_auto ? left_over - start->length : left_over, 0};
}

void fit_page(PageStyle& page) {
  ComputedStyle& box = page.box;
  for (LengthPercentage* padding : {&box.padding.left, &box.padding.right}) {
    *padding = LengthPercentage{padding->resolve(page.width), 0};
  }
  for (LengthPercentage* padding : {&box.padding.top, &box.padding.bottom}) {
    *padding = LengthPercentage{padding->resolve(page.height), 0};
  }
  fit_page(box.width, box.margin.left, box.margin.right,
           box.border.left.width + box.padding.left.length + box.padding.right.length +
               box.border.right.width,
           page.width);
  fit_page(box.height, box.margin.top, box.margin.bottom,
           box.border.top.width + box.padding.top.length + box.padding.bottom.length +
               box.border.bottom.width,
           page.height);
}

}  // namespace

PageStyle compute_page(const Styled::Impl& impl, const PageSelector& selector) {
  const std::vector<Match> matches = matching(impl, selector);
  PageStyle page;
  apply_descriptors(matches, page);
  std::vector<Applied> blocks;
  blocks.reserve(matches.size());
  for (const Match& m : matches) blocks.push_back({&m.rule->block, m.rule->origin, m.layer});
  Cascade cascade(impl.document->names);
  cascade.context = impl.context;
  cascade.context.page_width = page.width;
  cascade.context.page_height = page.height;
  const ElementStyle box = cascade.compute(impl.root, blocks, nullptr);
  page.box = box.style;
  page.box.display = Display::block;
  fit_page(page);
  for (std::size_t i = 0; i < margin_box_count; ++i) {
    auto style = compute_box(cascade, box, matches, margin_box_of, i);
    const bool made = style && style->content && !style->content->empty();
    if (!made) continue;
    style->display = Display::block;
    page.margin_boxes[i] = std::move(style);
  }
  page.footnote_area = compute_box(cascade, box, matches, footnote_of, 0);
  if (page.footnote_area) page.footnote_area->display = Display::block;
  return page;
}

PageSize first_page_area(const Styled::Impl& impl) {
  PageSelector first;
  first.first = true;
  const PageStyle page = compute_page(impl, first);
  const ComputedStyle& box = page.box;
  const auto side = [](const Size& margin, const BorderEdge& border,
                       const LengthPercentage& padding, Length base) {
    return margin.value_or(LengthPercentage{}).resolve(base) + border.width + padding.resolve(base);
  };
  const Length across = side(box.margin.left, box.border.left, box.padding.left, page.width) +
                        side(box.margin.right, box.border.right, box.padding.right, page.width);
  const Length down = side(box.margin.top, box.border.top, box.padding.top, page.height) +
                      side(box.margin.bottom, box.border.bottom, box.padding.bottom, page.height);
  return {std::max(page.width - across, Length()), std::max(page.height - down, Length())};
}

std::vector<std::uint32_t> rank_layers(const Layers& layers) {
  const auto path = [&](std::size_t i) {
    std::vector<std::size_t> numbers;
    const std::string& name = layers.names[i];
    for (std::size_t dot = name.find('.');; dot = name.find('.', dot + 1)) {
      const auto part = std::find(layers.names.begin(), layers.names.end(), name.substr(0, dot));
      numbers.push_back(static_cast<std::size_t>(part - layers.names.begin()));
      if (dot == name.npos) break;
    }
    numbers.push_back(layers.names.size());  // its own rules, above its inner layers
    return numbers;
  };
  std::vector<std::pair<std::vector<std::size_t>, std::uint32_t>> order;
  for (std::size_t i = 0; i < layers.names.size(); ++i) {
    order.emplace_back(path(i), static_cast<std::uint32_t>(i));
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> ranks(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ranks[order[i].second] = static_cast<std::uint32_t>(i);
  }
  return ranks;
}

std::uint32_t rank_of(std::uint32_t layer, const std::vector<std::uint32_t>& ranks) {
  return layer < ranks.size() ? ranks[layer] : unlayered;
}

}  // namespace css
