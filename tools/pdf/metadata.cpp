#include "pdf/metadata.h"

#include <cctype>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace pdf {
namespace {

using layout::DocumentInformation;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

// Character data of XML 1.0; what XML cannot hold is left out.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    at += point.length;
    if (point.value == '&') {
      out += "&amp;";
    } else if (point.value == '<') {
      out += "&lt;";
    } else if (point.value == '>') {
      out += "&gt;";
    } else if (point.value >= 0x20 || point.value == '\t' || point.value == '\n') {
      if (point.value != 0xFFFE && point.value != 0xFFFF) base::append_utf8(out, point.value);
    }
  }
  return out;
}

// The packet's properties, each left out when its value is empty.
class Packet {
 public:
  void text(std::string_view property, std::string_view value) {
    if (!value.empty()) out_ += fmt::format("   <{0}>{1}</{0}>\n", property, escaped(value));
  }
  void alternative(std::string_view property, std::string_view value) {
    if (value.empty()) return;
    out_ += fmt::format(
        "   <{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n", property,
        escaped(value));
  }
  // `container` is Seq when the order tells something, else Bag.
  void several(std::string_view property, std::string_view container,
               const std::vector<std::string>& values) {
    std::string items;
    for (const std::string& value : values) {
      if (!value.empty()) items += fmt::format("<rdf:li>{}</rdf:li>", escaped(value));
    }
    if (items.empty()) return;
    out_ += fmt::format("   <{0}><rdf:{1}>{2}</rdf:{1}></{0}>\n", property, container, items);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

struct SchemaProperty {
  std::string_view name, type, description;
};

constexpr SchemaProperty prism_properties[] = {
    {"publicationName", "Text", "Title of the journal"},
    {"volume", "Text", "Volume"},
    {"number", "Text", "Issue"},
    {"doi", "Text", "Digital Object Identifier of the article"},
    {"issn", "Text", "ISSN of the journal"},
};
constexpr SchemaProperty pdfuaid_properties[] = {
    {"part", "Integer", "Part of ISO 14289 that the file conforms to"},
};

// ISO 19005-3 §6.6.2.3.3: schemas that PDF/A does not know are described in the file itself.
template <std::size_t count>
std::string extension_schema(std::string_view title, std::string_view uri, std::string_view prefix,
                             const SchemaProperty (&properties)[count]) {
  std::string items;
  for (const SchemaProperty& property : properties) {
    items += fmt::format(
        "       <rdf:li rdf:parseType=\"Resource\">"
        "<pdfaProperty:name>{}</pdfaProperty:name>"
        "<pdfaProperty:valueType>{}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>{}</pdfaProperty:description></rdf:li>\n",
        property.name, property.type, property.description);
  }
  return fmt::format(
      "     <rdf:li rdf:parseType=\"Resource\">\n"
      "      <pdfaSchema:schema>{}</pdfaSchema:schema>\n"
      "      <pdfaSchema:namespaceURI>{}</pdfaSchema:namespaceURI>\n"
      "      <pdfaSchema:prefix>{}</pdfaSchema:prefix>\n"
      "      <pdfaSchema:property><rdf:Seq>\n{}      </rdf:Seq></pdfaSchema:property>\n"
      "     </rdf:li>\n",
      title, uri, prefix, items);
}

constexpr std::string_view prism_uri = "http://prismstandard.org/namespaces/basic/3.0/";
constexpr std::string_view pdfuaid_uri = "http://www.aiim.org/pdfua/ns/id/";

std::string prism(const DocumentInformation& information) {
  Packet packet;
  packet.text("prism:publicationName", information.publication);
  packet.text("prism:volume", information.volume);
  packet.text("prism:number", information.issue);
  packet.text("prism:doi", information.doi);
  packet.text("prism:issn", information.issn);
  return packet.take();
}

std::string properties(const DocumentInformation& information, std::string_view producer) {
  Packet packet;
  packet.text("dc:format", "application/pdf");
  packet.alternative("dc:title", information.title);
  packet.several("dc:creator", "Seq", information.authors);
  packet.alternative("dc:description", information.subject);
  packet.several("dc:subject", "Bag", information.keywords);
  packet.several("dc:language", "Bag", {information.language});
  packet.several("dc:publisher", "Bag", {information.publisher});
  packet.alternative("dc:rights", information.rights);
  if (!information.doi.empty()) packet.text("dc:identifier", "doi:" + information.doi);
  packet.text("pdf:Keywords", joined(information.keywords, ", "));
  packet.text("pdf:Producer", producer);
  packet.text("xmp:CreatorTool", producer);
  if (pdf_date(information.date)) {
    packet.text("xmp:CreateDate", information.date);
    packet.text("xmp:ModifyDate", information.date);
    packet.text("xmp:MetadataDate", information.date);
  }
  packet.text("pdfaid:part", "3");
  packet.text("pdfaid:conformance", "A");
  packet.text("pdfuaid:part", "1");
  return packet.take() + prism(information);
}

// Reads exactly `count` digits.
bool take_digits(std::string_view& text, std::size_t count, std::string& out) {
  if (text.size() < count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  out += text.substr(0, count);
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// "12:30:00+02:00" → "123000+02'00'"; the zone is needed, as ISO 8601 without one is nowhere's
// time.
bool take_time(std::string_view& text, std::string& out) {
  if (!take_digits(text, 2, out) || !take(text, ':') || !take_digits(text, 2, out)) return false;
  if (take(text, ':')) {
    if (!take_digits(text, 2, out)) return false;
  } else {
    out += "00";
  }
  if (take(text, 'Z')) {
    out += 'Z';
    return true;
  }
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return false;
  out += text.front();
  text.remove_prefix(1);
  if (!take_digits(text, 2, out) || !take(text, ':')) return false;
  out += '\'';
  if (!take_digits(text, 2, out)) return false;
  out += '\'';
  return true;
}

}  // namespace

std::optional<std::string> pdf_date(std::string_view iso) {
  std::string out = "D:";
  if (!take_digits(iso, 4, out)) return std::nullopt;
  if (iso.empty()) return out;
  if (!take(iso, '-') || !take_digits(iso, 2, out)) return std::nullopt;
  if (iso.empty()) return out;
  if (!take(iso, '-') || !take_digits(iso, 2, out)) return std::nullopt;
  if (iso.empty()) return out;
  if (!take(iso, 'T') || !take_time(iso, out) || !iso.empty()) return std::nullopt;
  return out;
}

std::string xmp_packet(const DocumentInformation& information, std::string_view producer) {
  std::string schemas =
      extension_schema("PDF/UA identification", pdfuaid_uri, "pdfuaid", pdfuaid_properties);
  if (!prism(information).empty()) {
    schemas += extension_schema("PRISM basic metadata", prism_uri, "prism", prism_properties);
  }
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      "    xmlns:prism=\"{}\"\n"
      "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
      "    xmlns:pdfuaid=\"{}\"\n"
      "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
      "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
      "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "{}"
      "   <pdfaExtension:schemas><rdf:Bag>\n{}   </rdf:Bag></pdfaExtension:schemas>\n"
      "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
      prism_uri, pdfuaid_uri, properties(information, producer), schemas);
}

void fill_information(Document& document, const DocumentInformation& information,
                      std::string_view producer) {
  Dictionary keys;
  const auto set = [&keys](std::string key, std::string_view value) {
    if (!value.empty()) keys.set(std::move(key), text_string(value));
  };
  set("Title", information.title);
  set("Author", joined(information.authors, "; "));
  set("Subject", information.subject);
  set("Keywords", joined(information.keywords, ", "));
  set("Creator", producer);
  set("Producer", producer);
  if (const auto date = pdf_date(information.date)) {
    set("CreationDate", *date);
    set("ModDate", *date);
  }
  document.fill(document.information(), keys);
}

}  // namespace pdf
