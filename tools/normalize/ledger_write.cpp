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

void append_number(std::string& out, std::size_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

// RFC 8259, section 7. DEL and the line separators are escaped too, so that a line is a line in
// every editor.
void append_text(std::string& out, std::string_view value) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
    out += value.substr(plain, i - plain);
    plain = i + 1;
    if (c == '"' || c == '\\') {
      (out += '\\') += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      ((out += "\\u00") += hex[c >> 4]) += hex[c & 15];
    }
  }
  out += value.substr(plain);
  out += '"';
}

// Where a rule needs to see nothing but the place itself, its own words say why.
std::string_view evidence_of(const Change& change) {
  if (!change.evidence.empty()) return change.evidence;
  const Rule* rule = find_rule(change.rule);
  return rule != nullptr ? rule->summary : std::string_view();
}

}  // namespace

LedgerWriter::LedgerWriter(const Ledger& head, std::function<void(std::string_view)> sink)
    : sink_(std::move(sink)) {
  out_.reserve(2 * piece_size);
  out_ += R"({"format":"rapporteur-ledger","version":1,"source":)";
  append_text(out_, head.source_name);
  out_ += R"(,"sha256":)";
  append_text(out_, head.raw_sha256);
  out_ += R"(,"bytes":)";
  append_number(out_, head.raw_size);
  out_ += R"(,"charset":)";
  append_text(out_, name_of(head.encoding.charset));
  out_ += R"(,"newline":)";
  append_text(out_, name_of(head.encoding.newline));
  end_line();
}

void LedgerWriter::add(const Change& change) {
  out_ += R"({"id":)";
  append_text(out_, change.id);
  out_ += R"(,"rule":)";
  append_text(out_, change.rule);
  out_ += R"(,"raw":[)";
  append_number(out_, change.raw.begin);
  out_ += ',';
  append_number(out_, change.raw.end);
  out_ += ']';
  if (base::is_valid_utf8(change.before)) {
    out_ += R"(,"before":)";
    append_text(out_, change.before);
  } else {
    out_ += R"(,"before64":")";
    out_ += base::encode_base64(change.before);
    out_ += '"';
  }
  out_ += R"(,"after":)";
  append_text(out_, change.after);
  if (const std::string_view evidence = evidence_of(change); !evidence.empty()) {
    out_ += R"(,"evidence":)";
    append_text(out_, evidence);
  }
  out_ += R"(,"certainty":)";
  append_text(out_, name_of(change.certainty));
  out_ += R"(,"decision":)";
  append_text(out_, name_of(change.decision));
  out_ += R"(,"by":)";
  append_text(out_, name_of(change.decided_by));
  if (change.identity) out_ += R"(,"identity":true)";
  end_line();
}

void LedgerWriter::finish() {
  if (!out_.empty()) flush();
}

void LedgerWriter::end_line() {
  out_ += "}\n";
  if (out_.size() >= piece_size) flush();
}

void LedgerWriter::flush() {
  sink_(out_);
  out_.clear();
}

Ledger make_ledger(std::string_view source_name, std::string sha256, std::size_t size,
                   CleanText clean) {
  return {std::string(source_name), std::move(sha256), size, clean.encoding,
          std::move(clean.changes)};
}

std::string write_ledger(const Ledger& ledger) {
  constexpr std::size_t usual_entry = 192;  // bytes
  std::string out;
  out.reserve(ledger.entries.size() * usual_entry);
  LedgerWriter writer(ledger, [&](std::string_view piece) { out += piece; });
  for (const Change& change : ledger.entries) writer.add(change);
  writer.finish();
  return out;
}

}  // namespace normalize
