#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"
#include "normalize/ledger.h"

namespace normalize {
namespace {

// Walks stream and raw file side by side, and answers on the way.
class Walk {
 public:
  Walk(std::string_view stream, const Ledger& ledger, const std::vector<std::size_t>& offsets)
      : stream_(stream), ledger_(ledger), offsets_(offsets) {}

  std::vector<std::size_t> run() {
    for (const Change& change : ledger_.entries) {
      if (change.decision != Decision::applied || change.raw.begin < raw_) continue;
      while (raw_ < change.raw.begin && at_ < stream_.size()) step();
      if (stream_.compare(at_, change.after.size(), change.after) != 0) {
        base::fail(base::Error::Kind::input, "N901", {},
                   fmt::format("the text does not continue as entry {} says (raw byte {})",
                               change.id, change.raw.begin),
                   "text and ledger must come from the same run");
      }
      answer_below(at_ + change.after.size());
      at_ += change.after.size();
      raw_ = change.raw.end;
    }
    while (at_ < stream_.size()) step();
    answer_below(stream_.size() + 1);
    return std::move(found_);
  }

 private:
  void step() {
    const std::size_t length = base::decode_utf8(stream_, at_).length;
    answer_below(at_ + length);
    at_ += length;
    encoded_.clear();
    encode(stream_.substr(at_ - length, length), ledger_.encoding, encoded_);
    raw_ += encoded_.size();
  }
  void answer_below(std::size_t end) {
    while (found_.size() < offsets_.size() && offsets_[found_.size()] < end) found_.push_back(raw_);
  }

  std::string_view stream_;
  const Ledger& ledger_;
  const std::vector<std::size_t>& offsets_;
  std::vector<std::size_t> found_;
  std::size_t at_ = 0, raw_ = 0;
  std::string encoded_;
};

}  // namespace

std::vector<std::size_t> raw_offsets(std::string_view stream, const Ledger& ledger,
                                     const std::vector<std::size_t>& offsets) {
  return Walk(stream, ledger, offsets).run();
}

}  // namespace normalize
