#include "debate/quotations.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/matches.h"
#include "debate/policies.h"
#include "debate/post_words.h"
#include "debate/quoted_items.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

// Shorter repetitions are common phrases, unless they stand between quotation marks.
constexpr std::size_t least_words = 20;
constexpr std::size_t least_in_paragraph = 7;
constexpr std::size_t longest_marked = 400;  // words between quotation marks

bool opens_reply(std::string_view paragraph) {
  for (const std::string_view start :
       {"absolutely",  "agree",      "i agree",  "i absolutely", "i totally",  "i completely",
        "yes",         "exactly",    "indeed",   "true",         "good point", "quite",
        "no,",         "i disagree", "not sure", "well,",        "certainly",  "in answer",
        "in response", "my answer",  "to me",    "thanks",       "right"}) {
    if (starts_with_ignoring_case(paragraph, start)) return true;
  }
  return false;
}

class Marker {
 public:
  Marker(Debate& debate, const Words& words, const Settings& settings,
         base::Diagnostics& diagnostics)
      : debate_(debate),
        settings_(settings),
        diagnostics_(diagnostics),
        text_(debate.clean.text),
        words_(debate, words),
        places_(words_.paragraphs()),
        quoted_(quoted_paragraphs(debate)) {}

  std::vector<Quotation> run() {
    const normalize::Policy policy = policy_of_rule("D401", settings_);
    if (policy != normalize::Policy::off) {
      for (const PassageMatch& match : find_matches(words_, least_in_paragraph)) {
        const PassageMatch wide = widened(words_, match);
        take(is_typed(wide.later) || is_typed(wide.earlier) ? wide : match);
      }
      find_marked();
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
      return a.span.begin < b.span.begin;
    });
    drop_overlaps();
    trace_sources();
    apply_rulings();
    std::vector<Quotation> all = found_;
    if (policy != normalize::Policy::fix) leave_to_editor(policy);
    std::uint32_t paragraph = 0;
    for (Post& post : debate_.posts) {
      rewrite(post.blocks, paragraph);
      part_quoted_items(post.blocks);
    }
    for (const Quotation& quotation : all) report(quotation);
    return all;
  }

 private:
  // Quotation marks right around the words.
  bool is_marked(WordRange words) const {
    const char kind = opens_mark(words_.span_of(words.begin));
    return kind != 0 && kind == closes_mark(words_.span_of(words.end - 1));
  }

  bool is_typed(WordRange words) const {
    return is_marked(words) || quoted_[words_.paragraph_of(words.begin)];
  }

  // Signs that the post with these words quotes: quotation marks, ">" marks, a reply right below.
  int signs(WordRange words) const {
    int signs = is_marked(words) ? 3 : 0;
    if (quoted_[words_.paragraph_of(words.begin)]) signs += 4;
    const std::size_t next = words_.paragraph_of(words.end - 1) + 1;
    if (next < places_.size() && places_[next].post == words_.post_of(words.begin)) {
      const std::string_view below = slice(text_, places_[next].span);
      if (opens_reply(below)) signs += 2;
      // "UoO and others, are you aware …" below the passage speaks to whom it quotes.
      const std::size_t comma = below.substr(0, 40).find(',');
      const bool asks = below.substr(0, 120).find(" you ") != std::string_view::npos;
      if (comma != std::string_view::npos && asks && !below.empty() && is_upper(below[0]))
        signs += 1;
    }
    return signs;
  }

  void take(const PassageMatch& match) {
    const bool forward = signs(match.earlier) > signs(match.later);
    // A passage goes paragraph by paragraph: what fills one is a block, the rest inline.
    split(forward ? match.earlier : match.later, forward ? match.later.begin : match.earlier.begin);
  }

  void split(WordRange words, std::size_t source) {
    for (std::size_t p = words_.paragraph_of(words.begin); words.size() > 0; ++p) {
      const std::size_t stop = std::min(words.end, places_[p].words.end);
      if (stop > words.begin) {
        const WordRange here{words.begin, stop};
        add(stop < words.end ? without_own_end(words_, here, source) : here, source, places_[p]);
      }
      source = std::min(source + (stop - words.begin), words_.size() - 1);
      words.begin = stop;
    }
  }

  void add(WordRange words, std::size_t source, const ParagraphWords& place) {
    const std::size_t size = place.words.size();
    const bool nearly = size - words.size() <= std::max<std::size_t>(1, size / 8);
    const bool marked = is_marked(words);
    const bool apart = marked && words.size() < size;  // what is outside the marks is the writer's
    const bool fills =
        nearly && !apart && !adds_sentence(words, place) && !is_introduced(words, place);
    const bool enough = words.size() >= least_words && is_sentences(words, place);
    if (words.size() < least_in_paragraph || !(nearly || marked || enough)) return;
    Quotation quotation;
    quotation.quoting = place.post;
    quotation.source = words_.post_of(source);
    // Small differences shift what stands beside what, so its middle is surer than its start.
    quotation.source_at =
        words_.span_of(std::min(source + words.size() / 2, words_.size() - 1)).begin;
    quotation.words = words.size();
    quotation.marked = marked;
    quotation.span = fills ? place.span : text_span(words);
    found_.push_back(quotation);
  }

  Span text_span(WordRange words) const {
    return {words_.span_of(words.begin).begin, words_.span_of(words.end - 1).end};
  }

  // Whether one of `marks` stands between the word and the one before it.
  bool parted_by(std::string_view marks, std::size_t word) const {
    const Span between{words_.span_of(word - 1).end, words_.span_of(word).begin};
    return slice(text_, between).find_first_of(marks) != std::string_view::npos;
  }

  // "Who pays? The town.": behind a question that another post has stands the answer.
  bool adds_sentence(WordRange words, const ParagraphWords& place) const {
    return words.end < place.words.end && parted_by(".?!", words.end);
  }

  // "As was said, …", "I say again: …": words of the writer's own stand before the passage.
  bool is_introduced(WordRange words, const ParagraphWords& place) const {
    return words.begin > place.words.begin && parted_by(".?!,:;", words.begin);
  }

  // Unmarked quotations inside a paragraph are whole sentences; parts of them are common phrases.
  bool is_sentences(WordRange words, const ParagraphWords& place) const {
    const bool starts = words.begin == place.words.begin || parted_by(".?!", words.begin);
    return starts && (words.end == place.words.end || parted_by(".?!", words.end));
  }

  // Short passages between quotation marks that stand word for word in another post; of those with
  // words left out ("…", "[...]") every part, and all in the same post.
  void find_marked() {
    const std::vector<WordRange> passages = marked_passages();
    std::vector<WordRange> parts;
    std::vector<std::size_t> part_counts;
    for (const WordRange passage : passages) part_counts.push_back(add_parts(passage, parts));
    const std::vector<std::size_t> sources = find_phrases(words_, parts);
    std::size_t first = 0;
    for (std::size_t i = 0; i < passages.size(); first += part_counts[i++]) {
      const std::span<const std::size_t> found{sources.data() + first, part_counts[i]};
      if (!in_one_post(found) || is_marked({found[0], found[0] + parts[first].size()})) continue;
      const WordRange passage = passages[i];
      found_.push_back({words_.post_of(passage.begin), words_.post_of(found[0]), text_span(passage),
                        passage.size(), words_.span_of(found[0]).begin, true, false});
    }
  }

  bool in_one_post(std::span<const std::size_t> found) const {
    if (found.empty() || found[0] == words_.size()) return false;
    const WordRange post = words_.post_around(found[0]);
    return std::all_of(found.begin(), found.end(),
                       [&](std::size_t word) { return post.begin <= word && word < post.end; });
  }

  // The parts of a passage between words left out; shorter ones than phrases prove nothing and are
  // passed over. Returns how many were added.
  std::size_t add_parts(WordRange passage, std::vector<WordRange>& parts) const {
    constexpr std::size_t shortest = 4;
    const std::size_t before = parts.size();
    const Span span = text_span(passage);
    std::size_t begin = passage.begin;
    if (leaves_out(span)) {
      const std::size_t paragraph = words_.paragraph_of(begin);
      for (std::size_t i = begin; i + 1 < passage.end; ++i) {
        const std::size_t end = words_.span_of(i, paragraph).end;
        if (!leaves_out({end, words_.span_of(i + 1, paragraph).begin})) continue;
        if (i + 1 - begin >= shortest) parts.push_back({begin, i + 1});
        begin = i + 1;
      }
    }
    if (begin == passage.begin || passage.end - begin >= shortest)
      parts.push_back({begin, passage.end});
    return parts.size() - before;
  }

  // "…", "..." or "[…]" stands in the text.
  bool leaves_out(Span span) const {
    const std::string_view text = slice(text_, span);
    return text.find("\u2026") != std::string_view::npos ||
           text.find("...") != std::string_view::npos;
  }

  std::vector<WordRange> marked_passages() const {
    std::vector<WordRange> passages;
    for (std::size_t p = 0; p < places_.size(); ++p) {
      if (has_marks(places_[p].span)) add_marked(p, passages);
    }
    return passages;
  }

  // Also those inside others, which end first.
  void add_marked(std::size_t paragraph, std::vector<WordRange>& passages) const {
    struct OpenMark {
      std::size_t word;
      char kind;
    };
    constexpr std::size_t deepest = 4;
    const WordRange words = places_[paragraph].words;
    std::vector<OpenMark> open;
    for (std::size_t i = words.begin; i < words.end; ++i) {
      const Span word = words_.span_of(i, paragraph);
      if (!open.empty() && i - open.front().word > longest_marked) open.clear();
      if (const char kind = opens_mark(word); kind != 0 && open.size() < deepest)
        open.push_back({i, kind});
      const char kind = open.empty() ? '\0' : closes_mark(word);
      const auto opened = std::find_if(open.rbegin(), open.rend(),
                                       [&](const OpenMark& mark) { return mark.kind == kind; });
      if (opened == open.rend()) continue;
      passages.push_back({opened->word, i + 1});
      open.erase(opened.base() - 1, open.end());
    }
  }

  // Whether a quotation mark may stand in the paragraph or right before it.
  bool has_marks(Span paragraph) const {
    constexpr std::size_t longest_mark = 3;  // bytes
    paragraph.begin -= std::min(paragraph.begin, longest_mark);
    const std::string_view text = slice(text_, paragraph);
    constexpr char curly = '\xE2';  // the first byte of all of them
    return text.find('"') != std::string_view::npos || text.find(curly) != std::string_view::npos;
  }

  // The kind of quotation mark right before the word: double, single or none (0).
  char opens_mark(Span word) const {
    if (word.begin == 0 || text_[word.begin - 1] == ' ') return '\0';
    const std::string_view before = text_.substr(0, word.begin);
    if (before.ends_with('"') || before.ends_with("\u201C")) return '"';
    return before.ends_with("\u2018") ? '\'' : '\0';
  }
  // The one right after it, or after the punctuation there.
  char closes_mark(Span word) const {
    static constexpr normalize::ByteSet punctuation(".,;:!?)");
    std::size_t at = word.end;
    while (at < text_.size() && punctuation.has(text_[at])) ++at;
    if (at == text_.size() || text_[at] == ' ') return '\0';
    const std::string_view after = text_.substr(at);
    if (after.starts_with('"') || after.starts_with("\u201D")) return '"';
    return after.starts_with("\u2019") ? '\'' : '\0';
  }

  void drop_overlaps() {
    std::vector<Quotation> kept;
    for (const Quotation& quotation : found_) {
      if (!kept.empty() && kept.back().span.overlaps(quotation.span)) {
        // Quotation marks say exactly what is quoted; the words around them may be repeated too.
        const bool stronger = kept.back().marked == quotation.marked
                                  ? kept.back().words < quotation.words
                                  : quotation.marked;
        if (stronger) kept.back() = quotation;
        continue;
      }
      kept.push_back(quotation);
    }
    found_ = std::move(kept);
  }

  // What a post only quotes is by somebody else: the source is where the words stand first.
  void trace_sources() {
    constexpr int longest_trace = 8;
    for (Quotation& quotation : found_) {
      for (int step = 0; step < longest_trace; ++step) {
        const auto after = std::partition_point(
            found_.begin(), found_.end(),
            [&](const Quotation& q) { return q.span.begin <= quotation.source_at; });
        if (after == found_.begin()) break;
        const Quotation& there = *(after - 1);
        if (quotation.source_at >= there.span.end || there.source == quotation.quoting) break;
        quotation.source = there.source;
        quotation.source_at = there.source_at;
      }
    }
  }

  // The paragraph that a ruling means; nothing when there is none.
  const ParagraphWords* place_of(const QuotationRuling& ruling) const {
    if (ruling.byte) {
      const auto at = find_at_byte(places_.begin(), places_.end(), debate_.clean.map, *ruling.byte,
                                   [](const ParagraphWords& place) { return place.span; });
      if (at != places_.end() && opens_with(slice(text_, at->span), ruling.text)) return &*at;
    }
    const auto named = std::find_if(places_.begin(), places_.end(), [&](const auto& place) {
      return is_opened_by(slice(text_, place.span), ruling.text);
    });
    return named == places_.end() ? nullptr : &*named;
  }

  void apply_rulings() {
    for (const QuotationRuling& ruling : settings_.quotations) {
      const std::size_t none = debate_.posts.size();
      const std::size_t source =
          ruling.source.empty() ? none : find_post(debate_, ruling.source, ruling.source_byte);
      const ParagraphWords* place = place_of(ruling);
      if (place != nullptr) {
        found_.erase(
            std::remove_if(found_.begin(), found_.end(),
                           [&](const Quotation& q) { return q.span.overlaps(place->span); }),
            found_.end());
        if (source < none) {
          found_.push_back({place->post, source, place->span, place->words.size(), 0, false, true});
        }
      }
      const bool met = place != nullptr && (ruling.source.empty() || source < none);
      if (!met) report_unmatched(diagnostics_, ruling.where, "[[quotation]]", ruling.text);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
      return a.span.begin < b.span.begin;
    });
  }

  // Findings instead of marks, for all but what the editor has ruled.
  void leave_to_editor(normalize::Policy policy) {
    std::vector<Quotation> ruled;
    for (const Quotation& quotation : found_) {
      if (quotation.by_editor) {
        ruled.push_back(quotation);
        continue;
      }
      const std::string source = debate_.posts[quotation.source].id;
      const std::string hint =
          policy == normalize::Policy::suggest
              ? "[[quotation]] with its opening words and source = \"" + source + "\" marks it"
              : std::string();
      add_finding(debate_, "D401", quotation.span,
                  name_of(debate_.posts[quotation.quoting]) + " repeats words of " +
                      name_of(debate_.posts[quotation.source]),
                  hint, Certainty::medium);
    }
    found_ = std::move(ruled);
  }

  const Quotation* quotation_in(Span span) const {
    const auto found = std::partition_point(found_.begin(), found_.end(), [&](const Quotation& q) {
      return q.span.begin < span.begin;
    });
    return found != found_.end() && found->span.begin < span.end ? &*found : nullptr;
  }

  // Paragraphs in these blocks that quote become BlockQuotes; neighbours with one source one.
  void rewrite(std::vector<Block>& blocks, std::uint32_t& paragraph) {
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (Block& block : blocks) {
      if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) rewrite(item.blocks, paragraph);
      } else if (auto* quote = std::get_if<BlockQuote>(&block.value)) {
        name_source(*quote, paragraph);
      } else {
        Paragraph& text = std::get<Paragraph>(block.value);
        const ParagraphWords& place = places_[paragraph++];
        const Quotation* quotation = place.span.empty() ? nullptr : quotation_in(place.span);
        if (quotation != nullptr && quotation->span == place.span && !quotation->marked) {
          const std::string source = debate_.posts[quotation->source].id;
          BlockQuote* last = out.empty() ? nullptr : std::get_if<BlockQuote>(&out.back().value);
          if (last != nullptr && last->source == source) {
            last->blocks.push_back(std::move(block));
          } else {
            BlockQuote made{source, Certainty::high, {}};
            made.blocks.push_back(std::move(block));
            out.push_back({std::move(made)});
          }
          continue;
        }
        if (quotation != nullptr) mark_inline(text, place.span);
      }
      out.push_back(std::move(block));
    }
    blocks = std::move(out);
  }

  // Quoted lines: the source is the post that most of their paragraphs come from. What they quote
  // in their turn has a source of its own.
  void name_source(BlockQuote& quote, std::uint32_t& paragraph) {
    std::map<std::size_t, std::size_t> votes;
    for (Block& block : quote.blocks) {
      if (auto* inner = std::get_if<BlockQuote>(&block.value)) {
        name_source(*inner, paragraph);
        continue;
      }
      for_each_paragraph_in(block, [&](const Paragraph&) {
        const ParagraphWords& place = places_[paragraph++];
        const Quotation* quotation = place.span.empty() ? nullptr : quotation_in(place.span);
        if (quotation != nullptr) votes[quotation->source] += quotation->words;
      });
    }
    std::size_t most = 0;
    for (const auto& [post, words] : votes) {
      if (words <= most) continue;
      most = words;
      quote.source = debate_.posts[post].id;
    }
  }

  void mark_inline(Paragraph& paragraph, Span whole) const {
    for (const Quotation* quotation = quotation_in(whole);
         quotation != nullptr && quotation != found_.data() + found_.size() &&
         quotation->span.begin < whole.end;
         ++quotation) {
      const std::string source = debate_.posts[quotation->source].id;
      std::vector<Inline> content;
      for (Inline& part : paragraph.content) cut(part, quotation->span, source, content);
      paragraph.content = std::move(content);
    }
  }

  // The part of plain text or a mention inside the quotation becomes quotation; other inlines stay.
  static void cut(Inline& part, Span quoted, const std::string& source,
                  std::vector<Inline>& content) {
    const Span span = span_of(part);
    const bool plain =
        std::holds_alternative<TextPiece>(part) || std::holds_alternative<Mention>(part);
    if (!plain || !span.overlaps(quoted)) {
      content.push_back(std::move(part));
      return;
    }
    const Span inside{std::max(span.begin, quoted.begin), std::min(span.end, quoted.end)};
    if (span.begin < inside.begin) content.emplace_back(TextPiece{{span.begin, inside.begin}});
    InlineQuote* last = content.empty() ? nullptr : std::get_if<InlineQuote>(&content.back());
    if (last != nullptr && last->span.end == inside.begin && last->source == source) {
      last->span.end = inside.end;
    } else {
      content.emplace_back(InlineQuote{inside, source});
    }
    if (inside.end < span.end) content.emplace_back(TextPiece{{inside.end, span.end}});
  }

  void report(const Quotation& quotation) {
    if (quotation.source <= quotation.quoting) return;
    if (!reported_.emplace(quotation.quoting, quotation.source).second) return;
    add_finding(debate_, "D402", quotation.span,
                name_of(debate_.posts[quotation.quoting]) + " quotes " +
                    name_of(debate_.posts[quotation.source]) + ", which is printed later",
                "check the order of the posts", Certainty::high);
  }

  Debate& debate_;
  const Settings& settings_;
  base::Diagnostics& diagnostics_;
  std::string_view text_;
  PostWords words_;
  std::span<const ParagraphWords> places_;  // of words_
  std::vector<bool> quoted_;                // by paragraph: under ">" marks
  std::vector<Quotation> found_;
  std::set<std::pair<std::size_t, std::size_t>> reported_;
};

}  // namespace

std::vector<Quotation> mark_quotations(Debate& debate, const Words& words, const Settings& settings,
                                       base::Diagnostics& diagnostics) {
  return Marker(debate, words, settings, diagnostics).run();
}

}  // namespace debate
