#include "pdf/file_writer.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "pdf/deflate.h"

namespace pdf {
namespace {

constexpr std::size_t objects_per_stream = 200;

// Four bytes above 127 mark the file as binary for programs that transfer it.
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// One row of the cross-reference (§7.5.8.3): free, at an offset, or within an object stream.
struct Entry {
  enum Kind : std::uint8_t { free = 0, offset = 1, compressed = 2 } kind = free;
  std::size_t where = 0;  // byte offset, or the number of the object stream
  std::size_t index = 0;  // within the object stream
};

class FileWriter {
 public:
  FileWriter(const std::vector<SerializedObject>& objects, const Trailer& trailer)
      : objects_(objects), trailer_(trailer), out_(header) {
    const std::uint32_t last = objects.empty() ? 0 : objects.back().number;
    entries_.resize(std::size_t{last} + 1);
  }

  std::string classic() {
    for (const SerializedObject& object : objects_) write_object(object);
    const std::string id = content_id();
    const std::size_t start = out_.size();
    out_ += fmt::format("xref\n0 {}\n", entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const bool used = entries_[i].kind == Entry::offset;
      out_ +=
          fmt::format("{:010} {:05} {} \n", entries_[i].where, used ? 0 : 65535, used ? 'n' : 'f');
    }
    out_ += fmt::format("trailer\n<<{}/Size {}>>\nstartxref\n{}\n%%EOF\n", trailer_keys(id),
                        entries_.size(), start);
    return std::move(out_);
  }

  std::string compact() {
    std::vector<const SerializedObject*> plain;
    for (const SerializedObject& object : objects_) {
      if (object.stream) {
        write_object(object);
      } else {
        plain.push_back(&object);
      }
    }
    for (std::size_t i = 0; i < plain.size(); i += objects_per_stream) {
      write_object_stream(plain, i, std::min(plain.size(), i + objects_per_stream));
    }
    write_cross_reference_stream();
    return std::move(out_);
  }

 private:
  void write_object(const SerializedObject& object) {
    entries_.at(object.number) = {Entry::offset, out_.size(), 0};
    out_ += fmt::format("{} 0 obj\n", object.number);
    out_ += object.value;
    if (object.stream) {
      out_ += "\nstream\n";
      out_ += *object.stream;
      out_ += "\nendstream";
    }
    out_ += "\nendobj\n";
  }

  void write_object_stream(const std::vector<const SerializedObject*>& plain, std::size_t begin,
                           std::size_t end) {
    const std::size_t number = entries_.size();
    std::string index, body;
    for (std::size_t i = begin; i < end; ++i) {
      entries_.at(plain[i]->number) = {Entry::compressed, number, i - begin};
      index += fmt::format("{} {} ", plain[i]->number, body.size());
      body += plain[i]->value;
      body += '\n';
    }
    const std::string bytes = deflater_(index + body);
    entries_.emplace_back();
    write_object({static_cast<std::uint32_t>(number),
                  fmt::format("<</Type/ObjStm/N {}/First {}/Filter/FlateDecode/Length {}>>",
                              end - begin, index.size(), bytes.size()),
                  bytes});
  }

  void write_cross_reference_stream() {
    const std::size_t number = entries_.size(), start = out_.size();
    const std::string id = content_id();
    entries_.push_back({Entry::offset, start, 0});
    // The Up predictor (PNG filter 2) makes the rows of rising offsets nearly constant.
    constexpr std::size_t row_size = 7;
    std::string rows, above(row_size, '\0');
    for (const Entry& entry : entries_) {
      const std::string row = cross_reference_row(entry);
      rows += '\x02';
      for (std::size_t i = 0; i < row_size; ++i) rows += static_cast<char>(row[i] - above[i]);
      above = row;
    }
    const std::string bytes = deflater_(rows);
    write_object({static_cast<std::uint32_t>(number),
                  fmt::format("<</Type/XRef/W[1 4 2]/Size {}{}/Filter/FlateDecode/DecodeParms<<"
                              "/Predictor 12/Columns {}>>/Length {}>>",
                              entries_.size(), trailer_keys(id), row_size, bytes.size()),
                  bytes});
    out_ += fmt::format("startxref\n{}\n%%EOF\n", start);
  }

  static std::string cross_reference_row(const Entry& entry) {
    const bool unused = entry.kind == Entry::free;
    const std::size_t where = unused ? 0 : entry.where, index = unused ? 65535 : entry.index;
    base::expects(where <= 0xFFFFFFFFu, "a PDF is smaller than 4 GiB");
    std::string row(1, static_cast<char>(entry.kind));
    for (int shift = 24; shift >= 0; shift -= 8) row += static_cast<char>((where >> shift) & 0xFF);
    for (int shift = 8; shift >= 0; shift -= 8) row += static_cast<char>((index >> shift) & 0xFF);
    return row;
  }

  // §14.4: both halves are equal, because the file is not an update of another one.
  std::string content_id() const { return base::sha256_hex(out_).substr(0, 32); }

  std::string trailer_keys(const std::string& id) const {
    std::string keys = fmt::format("/Root {} 0 R", trailer_.root.number);
    if (trailer_.info.number != 0) keys += fmt::format("/Info {} 0 R", trailer_.info.number);
    return keys + fmt::format("/ID[<{0}><{0}>]", id);
  }

  const std::vector<SerializedObject>& objects_;
  const Trailer& trailer_;
  std::vector<Entry> entries_{1};  // by number; number 0 is free
  std::string out_;
  Deflater deflater_;
};

}  // namespace

std::string write_file(const std::vector<SerializedObject>& objects, const Trailer& trailer,
                       bool object_streams) {
  FileWriter writer(objects, trailer);
  return object_streams ? writer.compact() : writer.classic();
}

}  // namespace pdf
