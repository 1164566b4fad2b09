// The whole of it: Sheets and compute_styles.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "css/document_sheets.h"
#include "css/initial_letter.h"
#include "css/match.h"
#include "css/rule_index.h"
#include "css/sheets.h"
#include "css/styled_impl.h"
#include "css/user_agent.h"

namespace css {

Sheets::Sheets() : impl_(std::make_shared<Impl>()) {
  base::Diagnostics none;
  SheetPlace place;
  place.path = "user-agent.css";
  place.origin = Origin::user_agent;
  add_sheet(*impl_, user_agent_sheet(), place, none);
  base::expects(none.empty(), "a user-agent sheet without faults");
}

Sheets::~Sheets() = default;
Sheets::Sheets(Sheets&&) noexcept = default;
Sheets& Sheets::operator=(Sheets&&) noexcept = default;

void Sheets::add(std::string_view text, const std::filesystem::path& path,
                 base::Diagnostics& diagnostics, const Loader& loader) {
  impl_->loader = loader;
  SheetPlace place;
  place.path = path;
  place.root = path.parent_path();
  if (place.root.empty()) place.root = ".";
  add_sheet(*impl_, text, place, diagnostics);
}

void Sheets::read_below(const std::filesystem::path& root) {
  impl_->root = root;
}

std::vector<FontFace> Sheets::font_faces() const {
  return impl_->font_faces;
}
std::vector<std::filesystem::path> Sheets::imported() const {
  return impl_->imported;
}

namespace {

// A sheet of many general selectors on a large document costs their product. Beyond so many trials
// (some seconds, or 2,000 rules on every element) the remaining elements only inherit.
constexpr std::uint64_t least_max_trials = 200'000'000;
constexpr std::uint64_t max_trials_per_node = 2000;

using Key = std::vector<std::uint32_t>;
struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::uint64_t h = 1469598103934665603U;  // FNV-1a
    for (const std::uint32_t v : key) h = (h ^ v) * 1099511628211U;
    return static_cast<std::size_t>(h ^ h >> 32);
  }
};

class Styling {
 public:
  Styling(const xml::Document& document, Styled::Impl& out, Sheets::Impl& own,
          const DirectionOf& direction, base::Diagnostics& diagnostics)
      : document_(document),
        out_(out),
        attributes_(own, document, diagnostics, direction),
        index_({&out.sheets->rules, &own.rules}, out.layer_ranks, own.names.size()),
        matcher_(document, own.names),
        max_trials_(std::max(least_max_trials, document.size() * max_trials_per_node)) {}

  void run() {
    out_.record_of.assign(document_.size(), 0);
    for (xml::NodeId id = 0; id < document_.size(); ++id) {
      if (document_[id].is_element) element(id);
    }
  }
  bool gave_up() const {
    return trials_ >= max_trials_ || matcher_.gave_up() || out_.cascade->substitution_exhausted();
  }

 private:
  void element(xml::NodeId id) {
    const xml::NodeId parent = document_[id].parent;
    match(id);
    const std::uint32_t hints = attributes_.hints(id);
    const std::uint32_t inline_style = attributes_.style_attribute(id);
    key_.clear();
    key_.insert(key_.end(), {parent == xml::no_node ? 0xFFFFFFFF : out_.record_of[parent], hints,
                             inline_style, language_number(id), is_body(id) ? 1U : 0U});
    key_.insert(key_.end(), matched_.begin(), matched_.end());
    for (const auto& [pseudo, number] : matched_pseudos_) {
      key_.insert(key_.end(), {0x80000000U | static_cast<std::uint32_t>(pseudo), number});
    }
    const auto next = static_cast<std::uint32_t>(out_.records.size());
    const auto [found, is_new] = records_.try_emplace(key_, next);
    out_.record_of[id] = found->second;
    if (is_new) make_record(id, hints, inline_style);
  }

  void match(xml::NodeId id) {
    matched_.clear();
    matched_pseudos_.clear();
    if (trials_ >= max_trials_) return;
    const std::string_view uri = document_[id].namespace_uri;
    const bool html = uri == xml::xhtml_namespace || uri.empty();
    index_.candidates(matcher_, id, [&](std::uint32_t number) {
      ++trials_;
      const StyleRule& rule = *index_[number].rule;
      if (!html && rule.origin == Origin::user_agent) return;
      if (!matcher_.matches(rule.selector, id)) return;
      if (rule.selector.pseudo)
        matched_pseudos_.emplace_back(*rule.selector.pseudo, number);
      else
        matched_.push_back(number);
    });
    const auto sort_unique = [](auto& list) {
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    sort_unique(matched_);
    sort_unique(matched_pseudos_);
  }

  std::uint32_t language_number(xml::NodeId id) {
    auto value = document_.attribute(id, "xml:lang");
    if (!value) value = document_.attribute(id, "lang");
    if (!value) return 0;
    const auto next = static_cast<std::uint32_t>(languages_.size() + 1);
    return languages_.try_emplace(std::string(*value), next).first->second;
  }

  bool is_body(xml::NodeId id) const {
    return document_[id].parent == document_.root() && document_[id].name == "body";
  }

  // CSS Overflow 3 §3.3: that of html, or else of body, is the viewport's.
  static void give_overflow_away(ComputedStyle& style) {
    style.overflow_x = style.overflow_y = Overflow::visible;
    style.overflow_clips = false;
  }

  Applied applied(std::uint32_t number) const {
    const RuleIndex::Entry& entry = index_[number];
    return {entry.rule->block, entry.rule->origin, entry.layer};
  }

  void make_record(xml::NodeId id, std::uint32_t hints, std::uint32_t inline_style) {
    const xml::NodeId parent = document_[id].parent;
    const bool root = parent == xml::no_node;
    std::vector<Applied> blocks;
    bool hinted = hints == 0;
    const auto add_hints = [&] {
      if (!hinted) blocks.push_back({&attributes_.block(hints), Origin::author, 0});
      hinted = true;
    };
    for (const std::uint32_t number : matched_) {
      if (number >= index_.first_author_rule()) add_hints();
      blocks.push_back(applied(number));
    }
    add_hints();
    if (inline_style != 0) {
      blocks.push_back({&attributes_.block(inline_style), Origin::author, unlayered, true});
    }
    std::string language;
    const bool has_language = key_[3] != 0;
    if (has_language) {
      language = document_.attribute(id, "xml:lang")
                     .value_or(document_.attribute(id, "lang").value_or(""));
    }
    const ElementStyle& from =
        root ? Cascade::initial() : out_.records[out_.record_of[parent]].element;
    Record record;
    record.element = out_.cascade->compute(from, blocks, has_language ? &language : nullptr);
    if (root) {
      out_.cascade->context.root_font_size = record.element.style.font_size;
      if (record.element.style.display == Display::inline_ ||
          record.element.style.display == Display::contents) {
        record.element.style.display = Display::block;
      }
    }
    if (root || (is_body(id) && !root_overflows_)) {
      root_overflows_ = root && record.element.style.overflow_x != Overflow::visible;
      give_overflow_away(record.element.style);
    }
    add_pseudos(record);
    out_.records.push_back(std::move(record));
  }

  void add_pseudos(Record& record) {
    const ComputedStyle& style = record.element.style;
    if (style.display == Display::none) return;
    std::size_t i = 0;
    while (i < matched_pseudos_.size()) {
      const Pseudo pseudo = matched_pseudos_[i].first;
      std::vector<Applied> blocks;
      for (; i < matched_pseudos_.size() && matched_pseudos_[i].first == pseudo; ++i) {
        blocks.push_back(applied(matched_pseudos_[i].second));
      }
      const bool note = pseudo == Pseudo::footnote_call || pseudo == Pseudo::footnote_marker;
      if (note && style.float_ != Float::footnote) continue;
      if (pseudo == Pseudo::marker && style.display != Display::list_item) continue;
      ComputedStyle made = out_.cascade->compute(record.element, blocks, nullptr).style;
      if (pseudo == Pseudo::first_letter && made.initial_letter && made.float_ == Float::none) {
        size_initial_letter(made, style, out_.context.font_units);
      }
      const bool generated = pseudo == Pseudo::before || pseudo == Pseudo::after;
      if (generated && (!made.content || made.content->empty())) continue;
      if (made.display == Display::none) continue;
      record.pseudos.emplace_back(pseudo, std::move(made));
    }
  }

  const xml::Document& document_;
  Styled::Impl& out_;
  AttributeStyles attributes_;
  RuleIndex index_;
  Matcher matcher_;
  bool root_overflows_ = false;
  std::uint64_t trials_ = 0;
  std::uint64_t max_trials_;
  Key key_;
  std::vector<std::uint32_t> matched_;
  std::vector<std::pair<Pseudo, std::uint32_t>> matched_pseudos_;
  // Only looked up, never walked.
  std::unordered_map<Key, std::uint32_t, KeyHash> records_;
  std::map<std::string, std::uint32_t, std::less<>> languages_;
};

}  // namespace

Styled compute_styles(const xml::Document& document, const Sheets& sheets,
                      base::Diagnostics& diagnostics, const FontAccess& fonts) {
  auto out = std::make_unique<Styled::Impl>();
  auto own = std::make_shared<Sheets::Impl>();
  out->sheets = sheets.share();
  const Sheets::Impl& base_sheets = *out->sheets;
  own->names = base_sheets.names;
  own->layers = base_sheets.layers;
  own->counter_styles = base_sheets.counter_styles;
  own->font_feature_values = base_sheets.font_feature_values;
  own->next_order = base_sheets.next_order;
  own->loader = base_sheets.loader;
  own->root = base_sheets.root;
  add_document_sheets(*own, document, diagnostics);
  if (fonts.add_face) std::for_each(own->font_faces.begin(), own->font_faces.end(), fonts.add_face);
  out->document = own;
  out->layer_ranks = rank_layers(own->layers);
  out->counter_styles = CounterStyles(own->counter_styles);
  out->cascade = std::make_unique<Cascade>(own->names);
  out->context.root_font_size = ComputedStyle{}.font_size;
  out->context.font_units = fonts.units;
  out->context.feature_values = &own->font_feature_values;
  out->root = Cascade::initial();
  const PageSize area = first_page_area(*out);
  out->context.page_width = area.width;
  out->context.page_height = area.height;
  if (document.empty()) return Styled(std::move(out));
  out->cascade->context = out->context;
  Styling styling(document, *out, *own, fonts.direction, diagnostics);
  styling.run();
  out->context = out->cascade->context;
  out->root = out->records[out->record_of[document.root()]].element;
  if (styling.gave_up()) {
    base::Diagnostic d;
    d.code = "S006";
    d.severity = base::Severity::warning;
    d.where.path = document.path();
    d.message = "styling this document takes too long; some rules were left out";
    diagnostics.push_back(std::move(d));
  }
  return Styled(std::move(out));
}

}  // namespace css
