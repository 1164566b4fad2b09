#include "pdf/metadata.h"

#include <doctest/doctest.h>

#include "pdf/write.h"
#include "unit/pdf/reading.h"
#include "unit/pdf/sample_pages.h"
#include "xml/document.h"
#include "xml/read.h"

using pdf::Value;
using reading::Reading;

namespace {

// The texts of the XMP packet's simple properties and list items, by the property's local name.
std::map<std::string, std::vector<std::string>> read_packet(Reading& pdf) {
  const Value root = pdf.key(pdf.document.trailer(), "Root");
  const Value stream = Reading::direct(root, "Metadata");
  const xml::Document packet =
      xml::read_xml(pdf.document.stream({reading::number(stream)}, 1 << 20), "xmp");
  std::map<std::string, std::vector<std::string>> out;
  std::string property;
  for (xml::NodeId at = 0; at != xml::no_node; at = packet.next_in_order(at, 0)) {
    const xml::Node& node = packet[at];
    if (!node.is_element) continue;
    if (node.name != "li" && node.name != "Alt" && node.name != "Seq" && node.name != "Bag") {
      // The descriptions of schemas are told apart from what they describe.
      const bool schema = node.namespace_uri.find("pdfa/ns/property") != std::string_view::npos;
      property = (schema ? "property " : "") + std::string(node.name);
    }
    const bool leaf = node.first_child != xml::no_node && !packet[node.first_child].is_element &&
                      node.first_child == node.last_child;
    if (leaf) out[property].push_back(packet.text_content(at));
  }
  return out;
}

std::string information(Reading& pdf, const char* key) {
  const Value value = pdf.key(pdf.key(pdf.document.trailer(), "Info"), key);
  if (!std::holds_alternative<pdf::ByteString>(value.content())) return "";
  const std::string bytes = reading::bytes(value);
  return bytes.substr(0, 2) == "\xFE\xFF" ? reading::utf8_of_utf16(bytes.substr(2)) : bytes;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("XMP and Info say the same about the document") {
  pdf::WriteOptions options;
  options.producer = "Rapporteur 0.1.0";
  Reading pdf(pdf::write_pdf(sample::every_construct(), options));
  auto packet = read_packet(pdf);
  CHECK(packet["title"] == Texts{"The Garden of the Town Library"});
  CHECK(information(pdf, "Title") == packet["title"][0]);
  CHECK(packet["creator"] == Texts{"Ada Lovelace", "Émilie du Châtelet"});
  CHECK(information(pdf, "Author") == "Ada Lovelace; Émilie du Châtelet");
  CHECK(information(pdf, "Subject") == packet["description"].at(0));
  CHECK(information(pdf, "Keywords") == packet["Keywords"].at(0));
  CHECK(packet["subject"] == Texts{"library", "garden"});
  CHECK(information(pdf, "Producer") == packet["Producer"].at(0));
  CHECK(information(pdf, "Creator") == packet["CreatorTool"].at(0));
  CHECK(information(pdf, "CreationDate") == "D:20240517");
  CHECK(packet["CreateDate"] == Texts{"2024-05-17"});
  CHECK(packet["ModifyDate"] == Texts{"2024-05-17"});
  CHECK(packet["rights"] == Texts{"© the town <council> & all"});
  CHECK(packet["language"] == Texts{"en-GB"});
  CHECK(packet["publicationName"] == Texts{"Town Gazette"});
  CHECK(packet["doi"] == Texts{"10.5555/12345678"});
  CHECK(packet["part"] == Texts{"3", "1"});
  CHECK(packet["conformance"] == Texts{"A"});
  CHECK(packet["prefix"] == Texts{"pdfuaid", "prism"});
}

TEST_CASE("what nobody gave is not there, and there is no clock") {
  layout::Pages pages = sample::every_construct();
  pages.information = {};
  pages.information.title = "A title";
  Reading pdf(pdf::write_pdf(pages, {}));
  auto packet = read_packet(pdf);
  for (const char* name : {"creator", "description", "Keywords", "CreateDate", "publicationName",
                           "doi", "rights", "identifier", "publisher"}) {
    CAPTURE(name);
    CHECK(packet.count(name) == 0);
  }
  CHECK(packet["prefix"] == Texts{"pdfuaid"});
  // Looked for in the bytes, because PoDoFo adds the present time to what it reads.
  pdf::WriteOptions classic;
  classic.object_streams = false;
  const std::string bytes = pdf::write_pdf(pages, classic);
  for (const char* key : {"/Author", "/Subject", "/CreationDate", "/ModDate"}) {
    CHECK(bytes.find(key) == std::string::npos);
  }
}

TEST_CASE("hostile titles stay text") {
  layout::Pages pages = sample::every_construct();
  pages.information.title = "</rdf:li><x> & ]]> \x01 \xFF ?> \xF0\x9F\x8C\xBF (a) \\";
  Reading pdf(pdf::write_pdf(pages, {}));
  CHECK(read_packet(pdf)["title"] ==
        Texts{"</rdf:li><x> & ]]>  \uFFFD ?> \xF0\x9F\x8C\xBF (a) \\"});
  CHECK(information(pdf, "Title") == "</rdf:li><x> & ]]> \x01 \uFFFD ?> \xF0\x9F\x8C\xBF (a) \\");
}
