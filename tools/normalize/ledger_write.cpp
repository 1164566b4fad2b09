#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/base64.h"
#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/ledger.h"
#include "normalize/policy.h"

namespace normalize {
namespace {

constexpr std::size_t piece_size = 65536;

class Writer {
 public:
  explicit Writer(const std::function<void(std::string_view)>& sink) : sink_(sink) {
    out_.reserve(2 * piece_size);
  }
  void head(const Ledger& ledger) {
    out_ += R"({"format":"rapporteur-ledger","version":1,"source":)";
    text(ledger.source_name);
    out_ += R"(,"sha256":)";
    text(ledger.raw_sha256);
    out_ += R"(,"bytes":)";
    number(ledger.raw_size);
    out_ += R"(,"charset":)";
    text(name_of(ledger.encoding.charset));
    out_ += R"(,"newline":)";
    text(name_of(ledger.encoding.newline));
    end_line();
  }

  void entry(const Change& change) {
    out_ += R"({"id":)";
    text(change.id);
    out_ += R"(,"rule":)";
    text(change.rule);
    out_ += R"(,"raw":[)";
    number(change.raw.begin);
    out_ += ',';
    number(change.raw.end);
    out_ += ']';
    if (base::is_valid_utf8(change.before)) {
      out_ += R"(,"before":)";
      text(change.before);
    } else {
      out_ += R"(,"before64":")";
      out_ += base::encode_base64(change.before);
      out_ += '"';
    }
    out_ += R"(,"after":)";
    text(change.after);
    if (!change.evidence.empty()) {
      out_ += R"(,"evidence":)";
      text(change.evidence);
    }
    out_ += R"(,"certainty":)";
    text(name_of(change.certainty));
    out_ += R"(,"decision":)";
    text(name_of(change.decision));
    out_ += R"(,"by":)";
    text(change.decided_by);
    if (change.identity) out_ += R"(,"identity":true)";
    end_line();
  }

  void flush() {
    if (!out_.empty()) sink_(out_);
    out_.clear();
  }

 private:
  void end_line() {
    out_ += "}\n";
    if (out_.size() >= piece_size) flush();
  }

  void number(std::size_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
  }

  // RFC 8259, section 7. DEL and the line separators are escaped too, so that a line is a line in
  // every editor.
  void text(std::string_view value) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto c = static_cast<unsigned char>(value[i]);
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
      out_ += value.substr(plain, i - plain);
      plain = i + 1;
      if (c == '"' || c == '\\') {
        (out_ += '\\') += static_cast<char>(c);
      } else if (c == '\n') {
        out_ += "\\n";
      } else if (c == '\t') {
        out_ += "\\t";
      } else {
        ((out_ += "\\u00") += hex[c >> 4]) += hex[c & 15];
      }
    }
    out_ += value.substr(plain);
    out_ += '"';
  }

  const std::function<void(std::string_view)>& sink_;
  std::string out_;
};

}  // namespace

Ledger make_ledger(std::string_view source_name, std::string sha256, std::size_t size,
                   CleanText clean) {
  return {std::string(source_name), std::move(sha256), size, clean.encoding,
          std::move(clean.changes)};
}

void write_ledger(const Ledger& ledger, const std::function<void(std::string_view)>& sink) {
  Writer writer(sink);
  writer.head(ledger);
  for (const Change& change : ledger.entries) writer.entry(change);
  writer.flush();
}

std::string write_ledger(const Ledger& ledger) {
  constexpr std::size_t usual_entry = 192;  // bytes
  std::string out;
  out.reserve(ledger.entries.size() * usual_entry);
  write_ledger(ledger, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace normalize
