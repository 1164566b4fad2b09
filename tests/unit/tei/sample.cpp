#include "unit/tei/sample.h"

#include <algorithm>

namespace sample {
namespace {

class Stream {
 public:
  explicit Stream(const debate::Debate& d) : d_(d) {}

  void add(Span s) { out_ += d_.clean.text.substr(s.begin, s.size()); }
  void add(const std::vector<debate::Block>& blocks) {
    for (const debate::Block& b : blocks) std::visit(*this, b.value);
  }
  void operator()(const debate::Gap&) {}
  template <class Piece>
  void operator()(const Piece& piece) {
    add(piece.span);
  }
  void operator()(const debate::Paragraph& p) {
    for (const debate::Inline& i : p.content) std::visit(*this, i);
  }
  void operator()(const debate::List& l) {
    for (const debate::ListItem& i : l.items) add(i.blocks);
  }
  void operator()(const debate::BlockQuote& q) { add(q.blocks); }
  std::string take() { return std::move(out_); }

 private:
  const debate::Debate& d_;
  std::string out_;
};

}  // namespace

std::string stream_of(const debate::Debate& d) {
  Stream stream(d);
  stream.add(d.front.title);
  stream.add(d.front.byline);
  stream.add(d.front.before_roster);
  for (const debate::Person& p : d.roster.persons) {
    std::vector<Span> cells{p.number_span, p.role_span, p.affiliation_span, p.country_span,
                            p.code_span};
    std::sort(cells.begin(), cells.end());
    for (const Span cell : cells) stream.add(cell);
  }
  stream.add(d.front.after_roster);
  for (const debate::Post& p : d.posts) {
    stream.add(p.label);
    stream.add(p.blocks);
  }
  return stream.take();
}

}  // namespace sample
