#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "normalize/ledger.h"

namespace normalize {
namespace {

[[noreturn]] void fail(std::string code, std::string message) {
  base::fail(base::Error::Kind::input, std::move(code), {}, std::move(message),
             "text and ledger must come from the same run, and neither may be edited by hand");
}

// Copies from the stream, in the raw encoding, until `raw` has `target` bytes.
void copy_until(std::size_t target, std::string_view stream, std::size_t& at, Encoding encoding,
                std::string& raw) {
  if (encoding == Encoding{} && target - raw.size() <= stream.size() - at) {
    const std::size_t size = target - raw.size();
    raw += stream.substr(at, size);
    at += size;
    return;
  }
  while (raw.size() < target && at < stream.size()) {
    const std::size_t length = base::decode_utf8(stream, at).length;
    encode(stream.substr(at, length), encoding, raw);
    at += length;
  }
  if (raw.size() == target) return;
  fail("N901", fmt::format("the text does not reach byte {} of the raw file", target));
}

}  // namespace

std::string restore(std::string_view stream, const Ledger& ledger) {
  std::string raw;
  // The size is only a claim of the file; a wrong one shall not take the memory.
  raw.reserve(std::min(ledger.raw_size, 2 * stream.size() + 4096));
  std::size_t at = 0;
  std::size_t done = 0;  // raw end of the last applied entry
  for (const Change& change : ledger.entries) {
    if (change.decision != Decision::applied || change.raw.begin < done) continue;
    copy_until(change.raw.begin, stream, at, ledger.encoding, raw);
    if (stream.compare(at, change.after.size(), change.after) != 0) {
      fail("N901", fmt::format("the text does not continue as entry {} says (raw byte {})",
                               change.id, change.raw.begin));
    }
    at += change.after.size();
    raw += change.before;
    done = change.raw.end;
  }
  while (at < stream.size()) {
    const std::size_t length = base::decode_utf8(stream, at).length;
    encode(stream.substr(at, length), ledger.encoding, raw);
    at += length;
  }
  if (base::sha256_hex(raw) != ledger.raw_sha256) {
    fail("N903", "the restored bytes are not those the ledger was written for");
  }
  return raw;
}

}  // namespace normalize
