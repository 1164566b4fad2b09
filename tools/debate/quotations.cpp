#include "debate/quotations.h"

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/inlines.h"
#include "debate/matches.h"
#include "debate/policies.h"
#include "debate/quoted_items.h"
#include "normalize/ascii.h"

namespace debate {

namespace {

// Shorter repetitions are common phrases, unless they stand between quotation marks.
constexpr std::size_t least_words = 20;
constexpr std::size_t least_in_paragraph = 7;
constexpr std::size_t longest_marked = 400;  // words between quotation marks

struct ParagraphPlace {
  std::size_t post = 0;
  Span span;
  std::size_t first_token = 0, last_token = 0;  // half-open
};

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
        tokens_(tokens_of(debate, words)) {}

  std::vector<Quotation> run() {
    place_paragraphs();
    const normalize::Policy policy = policy_of_rule("D401", settings_);
    if (policy != normalize::Policy::off) {
      for (const PassageMatch& match : find_matches(tokens_, least_in_paragraph)) take(match);
      find_marked();
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
      return a.span.begin < b.span.begin;
    });
    drop_overlaps();
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
  void place_paragraphs() {
    for (std::size_t p = 0; p < debate_.posts.size(); ++p) {
      for_each_paragraph(debate_.posts[p].blocks, [&](const Paragraph& block) {
        places_.push_back({p, span_of(block), 0, 0});
      });
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      ParagraphPlace& place = places_[tokens_[i].paragraph];
      if (place.last_token == 0) place.first_token = i;
      place.last_token = i + 1;
    }
    quoted_.resize(places_.size(), false);
    std::size_t paragraph = 0;
    for (const Post& post : debate_.posts) mark_quoted(post.blocks, false, paragraph);
  }

  void mark_quoted(const std::vector<Block>& blocks, bool inside, std::size_t& paragraph) {
    for (const Block& block : blocks) {
      if (std::holds_alternative<Paragraph>(block.value)) {
        quoted_[paragraph++] = inside;
      } else if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) mark_quoted(item.blocks, inside, paragraph);
      } else if (const auto* quote = std::get_if<BlockQuote>(&block.value)) {
        mark_quoted(quote->blocks, true, paragraph);
      }
    }
  }

  // Quotation marks right around the tokens.
  bool is_marked(std::size_t begin, std::size_t end) const {
    return opens_mark(begin) && closes_mark(end - 1);
  }

  // Signs that the post with these tokens quotes: quotation marks, ">" marks, a reply right below.
  int signs(std::size_t begin, std::size_t end) const {
    int signs = is_marked(begin, end) ? 3 : 0;
    if (quoted_[tokens_[begin].paragraph]) signs += 4;
    const std::size_t next = tokens_[end - 1].paragraph + 1;
    if (next < places_.size() && places_[next].post == tokens_[begin].post) {
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
    const int earlier = signs(match.earlier_begin, match.earlier_end);
    const int later = signs(match.later_begin, match.later_end);
    const bool forward = earlier > later;
    // A passage goes paragraph by paragraph: what fills one is a block, the rest inline.
    split(forward ? match.earlier_begin : match.later_begin,
          forward ? match.earlier_end : match.later_end,
          forward ? match.later_begin : match.earlier_begin);
  }

  void split(std::size_t begin, std::size_t end, std::size_t source) {
    while (begin < end) {
      const ParagraphPlace& place = places_[tokens_[begin].paragraph];
      const std::size_t stop = std::min(end, place.last_token);
      add(begin, stop, source, place);
      begin = stop;
    }
  }

  void add(std::size_t begin, std::size_t end, std::size_t source, const ParagraphPlace& place) {
    const std::size_t words = end - begin;
    const std::size_t whole = place.last_token - place.first_token;
    const std::size_t edges = whole - words;
    const bool fills = edges <= std::max<std::size_t>(1, whole / 8);
    const bool marked = is_marked(begin, end);
    if (words < least_in_paragraph) return;
    if (!fills && !marked && (words < least_words || !is_sentences(begin, end))) return;
    Quotation quotation;
    quotation.quoting = place.post;
    quotation.source = tokens_[source].post;
    quotation.words = words;
    quotation.marked = marked;
    quotation.span = fills ? place.span : Span{tokens_[begin].begin, tokens_[end - 1].end};
    found_.push_back(quotation);
  }

  // Unmarked quotations inside a paragraph are whole sentences; parts of them are common phrases.
  bool is_sentences(std::size_t begin, std::size_t end) const {
    const Span place = places_[tokens_[begin].paragraph].span;
    const auto ends_sentence = [&](std::size_t from, std::size_t to) {
      return text_.substr(from, to - from).find_first_of(".?!") != std::string_view::npos;
    };
    const bool starts = tokens_[begin].begin == place.begin ||
                        (begin > 0 && ends_sentence(tokens_[begin - 1].end, tokens_[begin].begin));
    const std::size_t next =
        end < tokens_.size() && tokens_[end].paragraph == tokens_[begin].paragraph
            ? tokens_[end].begin
            : place.end;
    return starts && (next == place.end || ends_sentence(tokens_[end - 1].end, next));
  }

  // Short passages between quotation marks that stand word for word in another post.
  void find_marked() {
    const std::vector<TokenRange> passages = marked_passages();
    const std::vector<std::size_t> sources = find_phrases(tokens_, passages);
    for (std::size_t i = 0; i < passages.size(); ++i) {
      const auto [begin, end] = passages[i];
      const std::size_t source = sources[i];
      if (source == tokens_.size() || is_marked(source, source + (end - begin))) continue;
      found_.push_back({tokens_[begin].post,
                        tokens_[source].post,
                        {tokens_[begin].begin, tokens_[end - 1].end},
                        end - begin,
                        true,
                        false});
    }
  }

  std::vector<TokenRange> marked_passages() const {
    std::vector<TokenRange> passages;
    std::size_t open = tokens_.size();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool same = open < tokens_.size() && tokens_[open].paragraph == tokens_[i].paragraph;
      if (!same || i - open > longest_marked) open = tokens_.size();
      if (opens_mark(i)) open = i;
      if (open == tokens_.size() || !closes_mark(i)) continue;
      passages.push_back({open, i + 1});
      open = tokens_.size();
    }
    return passages;
  }

  // A quotation mark right before the token.
  bool opens_mark(std::size_t i) const {
    const std::size_t at = tokens_[i].begin;
    if (at == 0 || text_[at - 1] == ' ') return false;
    const std::string_view before = text_.substr(0, at);
    return before.ends_with('"') || before.ends_with("\u201C") || before.ends_with("\u2018");
  }
  // One right after it, or after the punctuation there.
  bool closes_mark(std::size_t i) const {
    static constexpr normalize::ByteSet punctuation(".,;:!?)");
    std::size_t at = tokens_[i].end;
    while (at < text_.size() && punctuation.has(text_[at])) ++at;
    if (at == text_.size() || text_[at] == ' ') return false;
    const std::string_view after = text_.substr(at);
    return after.starts_with('"') || after.starts_with("\u201D") || after.starts_with("\u2019");
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

  // The paragraph that a ruling means; nothing when there is none.
  const ParagraphPlace* place_of(const QuotationRuling& ruling) const {
    if (ruling.byte) {
      const auto at = find_at_byte(places_.begin(), places_.end(), debate_.clean.map, *ruling.byte,
                                   [](const ParagraphPlace& place) { return place.span; });
      if (at != places_.end() && opens_with(slice(text_, at->span), ruling.text)) return &*at;
    }
    const auto named = std::find_if(places_.begin(), places_.end(), [&](const auto& place) {
      return starts_with_ignoring_case(slice(text_, place.span), ruling.text);
    });
    return named == places_.end() ? nullptr : &*named;
  }

  void apply_rulings() {
    for (const QuotationRuling& ruling : settings_.quotations) {
      const std::size_t none = debate_.posts.size();
      const std::size_t source =
          ruling.source.empty() ? none : find_post(debate_, ruling.source, ruling.source_byte);
      const ParagraphPlace* place = place_of(ruling);
      if (place != nullptr) {
        found_.erase(
            std::remove_if(found_.begin(), found_.end(),
                           [&](const Quotation& q) { return q.span.overlaps(place->span); }),
            found_.end());
        if (source < none) {
          found_.push_back({place->post, source, place->span,
                            place->last_token - place->first_token, false, true});
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
    for (Block& block : blocks) {
      if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) rewrite(item.blocks, paragraph);
      } else if (auto* quote = std::get_if<BlockQuote>(&block.value)) {
        name_source(*quote, paragraph);
      } else {
        Paragraph& text = std::get<Paragraph>(block.value);
        const ParagraphPlace& place = places_[paragraph++];
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

  // Quoted lines: the source is the post that most of their paragraphs come from.
  void name_source(BlockQuote& quote, std::uint32_t& paragraph) {
    std::map<std::size_t, std::size_t> votes;
    for_each_paragraph(quote.blocks, [&](const Paragraph&) {
      const ParagraphPlace& place = places_[paragraph++];
      const Quotation* quotation = place.span.empty() ? nullptr : quotation_in(place.span);
      if (quotation != nullptr) votes[quotation->source] += quotation->words;
    });
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
  std::vector<Token> tokens_;
  std::vector<ParagraphPlace> places_;
  std::vector<bool> quoted_;  // by paragraph: under ">" marks
  std::vector<Quotation> found_;
  std::set<std::pair<std::size_t, std::size_t>> reported_;
};

}  // namespace

std::vector<Quotation> mark_quotations(Debate& debate, const Words& words, const Settings& settings,
                                       base::Diagnostics& diagnostics) {
  return Marker(debate, words, settings, diagnostics).run();
}

}  // namespace debate
