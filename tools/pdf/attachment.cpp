#include "pdf/attachment.h"

#include <set>

#include <nettle/md5.h>

#include "base/error.h"
#include "base/utf8.h"

namespace pdf {
namespace {

// The sizes beyond which an attachment is not ours.
constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr int most_levels = 16;
constexpr std::size_t most_files = 10000;

// ISO 32000-1 table 46 asks for MD5; it guards against accidents, not against malice.
std::string md5(std::string_view bytes) {
  md5_ctx context;
  md5_init(&context);
  md5_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::uint8_t digest[MD5_DIGEST_SIZE];
  md5_digest(&context, sizeof digest, digest);
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

Reference add_embedded(Document& document, const Attachment& attachment, const std::string& date) {
  Dictionary parameters{{"Size", attachment.bytes.size()},
                        {"CheckSum", ByteString{md5(attachment.bytes)}}};
  if (!date.empty()) parameters.set("ModDate", text_string(date));
  return document.add_deflated_stream({{"Type", name("EmbeddedFile")},
                                       {"Subtype", name(attachment.media_type)},
                                       {"Params", std::move(parameters)}},
                                      attachment.bytes);
}

}  // namespace

EmbeddedFiles add_attachments(Document& document, const std::vector<Attachment>& attachments,
                              const std::string& date) {
  EmbeddedFiles out;
  for (const Attachment& attachment : attachments) {
    base::expects(!attachment.name.empty() && !attachment.media_type.empty() &&
                      !attachment.relationship.empty(),
                  "an attachment has a name, a media type and a relationship");
    const Reference bytes = add_embedded(document, attachment, date);
    Dictionary keys{{"Type", name("Filespec")},
                    {"F", text_string(attachment.name)},
                    {"UF", text_string(attachment.name)},
                    {"AFRelationship", name(attachment.relationship)},
                    {"EF", Dictionary{{"F", bytes}, {"UF", bytes}}}};
    if (!attachment.description.empty()) keys.set("Desc", text_string(attachment.description));
    const Reference file = document.add(keys);
    const bool unique = out.names.try_emplace(attachment.name, file).second;
    base::expects(unique, "attachments have different names");
    out.associated.push_back(file);
  }
  return out;
}

namespace {

// Text strings come back as bytes: UTF-16BE with a mark, or PDFDocEncoding, of which only the ASCII
// part is written here.
std::string utf8_of(const std::string& bytes) {
  if (bytes.size() < 2 || bytes[0] != '\xFE' || bytes[1] != '\xFF') {
    return base::is_valid_utf8(bytes) ? bytes : std::string();
  }
  const auto unit = [&bytes](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                 static_cast<unsigned char>(bytes[at + 1]));
  };
  std::string out;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size()) {
      at += 2;
      point = 0x10000 + ((point - 0xD800) << 10) + ((unit(at) - 0xDC00) & 0x3FF);
    }
    base::append_utf8(out, point);
  }
  return out;
}

class AttachmentReader {
 public:
  explicit AttachmentReader(const DocumentReader& document) : document_(document) {}

  std::vector<Attachment> read() {
    const Value names = key(key(document_.trailer(), "Root"), "Names");
    read_node(key(names, "EmbeddedFiles"), 0);
    return std::move(out_);
  }

 private:
  // The value itself when it is direct, else the object that it names.
  Value resolved(const Value& value) const {
    const auto* reference = std::get_if<Reference>(&value.content());
    return reference ? document_.object(*reference) : value;
  }

  Value key(const Value& dictionary, std::string_view wanted) const {
    return resolved(direct(dictionary, wanted));
  }

  static Value direct(const Value& dictionary, std::string_view wanted) {
    const auto* keys = std::get_if<Dictionary>(&dictionary.content());
    if (!keys) return {};
    for (const auto& [name, value] : keys->entries()) {
      if (name == wanted) return value;
    }
    return {};
  }

  static std::string string(const Value& value) {
    if (const auto* bytes = std::get_if<ByteString>(&value.content())) return utf8_of(bytes->bytes);
    if (const auto* word = std::get_if<Name>(&value.content())) return word->text;
    return {};
  }

  void read_node(const Value& node, int level) {
    if (level > most_levels) return;
    if (const Value kids = key(node, "Kids"); const auto* list = array(kids)) {
      for (const Value& kid : *list) {
        // A node that is met again would make the walk grow without end.
        const auto* reference = std::get_if<Reference>(&kid.content());
        if (reference && !seen_.insert(reference->number).second) continue;
        read_node(resolved(kid), level + 1);
      }
    }
    const Value names = key(node, "Names");
    if (const auto* list = array(names)) {
      for (std::size_t i = 1; i < list->size() && out_.size() < most_files; i += 2) {
        read_file(resolved((*list)[i]));
      }
    }
  }

  void read_file(const Value& file) {
    const Value embedded = key(file, "EF");
    const Value target = direct(embedded, "F");
    const auto* reference = std::get_if<Reference>(&target.content());
    if (!reference) return;
    std::string name = string(key(file, "UF"));
    if (name.empty()) name = string(key(file, "F"));
    out_.push_back({std::move(name), string(key(document_.object(*reference), "Subtype")),
                    string(key(file, "AFRelationship")), string(key(file, "Desc")),
                    document_.stream(*reference, most_bytes)});
  }

  static const Array* array(const Value& value) { return std::get_if<Array>(&value.content()); }

  const DocumentReader& document_;
  std::set<std::uint32_t> seen_;
  std::vector<Attachment> out_;
};

}  // namespace

std::vector<Attachment> read_attachments(std::string_view bytes, const std::string& path) {
  const DocumentReader document(bytes, path);
  return AttachmentReader(document).read();
}

}  // namespace pdf
