#pragma once
// The private record of every change, as JSON Lines, and the way back to the raw bytes.
//
// First line: {"format":"rapporteur-ledger","version":1,"source":…,"sha256":…,"bytes":…,
// "charset":…,"newline":…}. Then one change a line, in order of raw begin:
// {"id":…,"rule":…,"raw":[begin,end],"before":…,"after":…,"evidence":…,"certainty":…,
// "decision":…,"by":…,"identity":true}. `before` that is not UTF-8 is "before64" (RFC 4648); what
// has no evidence of its own has its rule's summary.
// Between applied entries the raw bytes are the stream's text in charset and newline.
// Errors: N901 stream and ledger disagree, N902 not a ledger, N903 wrong hash of the result.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/change.h"
#include "normalize/clean_text.h"
#include "normalize/encoding.h"

namespace normalize {

struct Ledger {
  std::string source_name;  // without folders
  std::string raw_sha256;
  std::size_t raw_size = 0;
  Encoding encoding;
  std::vector<Change> entries;
};

// The ledger of a text whose stream is clean.text (see leave_out for streams that are less); `size`
// and hash are those of the raw bytes.
Ledger make_ledger(std::string_view source_name, std::string sha256, std::size_t size,
                   CleanText clean);

// Writes a ledger entry by entry and hands the JSON Lines over in pieces of some 64 KiB.
class LedgerWriter {
 public:
  // The entries of `head` are not looked at.
  LedgerWriter(const Ledger& head, std::function<void(std::string_view)> sink);
  void add(const Change& entry);
  void finish();

 private:
  void end_line();
  void flush();

  std::function<void(std::string_view)> sink_;
  std::string out_;
};
std::string write_ledger(const Ledger& ledger);

// `path` names the ledger in errors. Throws base::Error N902 with the line.
Ledger read_ledger(std::string_view json_lines, std::string_view path);

// The raw bytes. Throws base::Error N901 when the stream does not continue with what an entry says,
// N903 when the result is not the file whose hash the ledger has.
std::string restore(std::string_view stream, const Ledger& ledger);

// Where the bytes of the stream at `offsets`, in rising order, lie in the raw file. Does not check
// the hash. Throws base::Error N901.
std::vector<std::size_t> raw_offsets(std::string_view stream, const Ledger& ledger,
                                     const std::vector<std::size_t>& offsets);

}  // namespace normalize
