#include "pdf/podofo_document.h"

#include <cstdlib>
#include <mutex>

#include <podofo/podofo.h>

#include "base/error.h"
#include "base/utf8.h"
#include "pdf/deflate.h"
#include "pdf/value_text.h"

namespace pdf {
namespace {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfError;
using PoDoFo::PdfMemDocument;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfReference;
using PoDoFo::PdfString;
using PoDoFo::PdfVariant;

// What differs between the versions, and nothing else.
#if PODOFO_VERSION_MAJOR == 0 && PODOFO_VERSION_MINOR < 10

PdfObject& catalog_of(PdfMemDocument& document) {
  return *document.GetCatalog();
}
PdfObject& information_of(PdfMemDocument& document) {
  return *document.GetInfo()->GetObject();
}
const PdfObject& trailer_of(PdfMemDocument& document) {
  return *document.GetTrailer();
}
PdfReference reference_of(const PdfObject& object) {
  return object.Reference();
}
PdfObject& new_dictionary(PdfMemDocument& document) {
  return *document.GetObjects().CreateObject();
}
void append(PdfArray& array, const PdfObject& item) {
  array.push_back(item);
}
PdfObject integer(std::int64_t value) {
  return {PdfVariant(static_cast<PoDoFo::pdf_int64>(value))};
}
PdfObject ascii_string(std::string_view text) {
  return {PdfVariant(
      PdfString(text.data(), static_cast<PoDoFo::pdf_long>(text.size()), false, nullptr))};
}
PdfObject raw(const std::string& written) {
  return {PdfVariant(PoDoFo::PdfData(written.data(), written.size()))};
}
// Keeps the object's number.
void assign(PdfObject& object, const PdfObject& value) {
  static_cast<PdfVariant&>(object) = value;
}
std::string bytes_of(const PdfString& string) {
  // UTF-16 is kept without its mark.
  const std::string bytes(string.GetString(), static_cast<std::size_t>(string.GetLength()));
  return string.IsUnicode() ? "\xFE\xFF" + bytes : bytes;
}
std::string text_of(const PdfObject& object) {
  std::string text;
  object.ToString(text, PoDoFo::ePdfWriteMode_Compact);
  return text;
}
void set_stream(PdfObject& object, std::string_view bytes) {
  object.GetStream()->Set(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()),
                          PoDoFo::TVecFilters());
}
bool has_stream(const PdfObject& object) {
  return object.HasStream();
}
std::string stream_of(const PdfObject& object) {
  char* buffer = nullptr;
  PoDoFo::pdf_long length = 0;
  object.GetStream()->GetCopy(&buffer, &length);
  const std::unique_ptr<char, void (*)(void*)> owner(buffer, PoDoFo::podofo_free);
  return {buffer, static_cast<std::size_t>(length)};
}
void load(PdfMemDocument& document, std::string_view bytes) {
  document.LoadFromBuffer(bytes.data(), static_cast<long>(bytes.size()));
}
std::string reason_of(const PdfError& error) {
  const char* name = PdfError::ErrorName(error.GetError());
  return name ? name : "unknown error";
}
std::string text_of(const PdfName& name) {
  return name.GetName();
}
bool is_real(const PdfObject& object) {
  return object.IsReal();
}
bool is_string(const PdfObject& object) {
  return object.IsString() || object.IsHexString();
}
template <typename Function>
void for_each_key(const PdfDictionary& dictionary, Function function) {
  for (const auto& [key, item] : dictionary.GetKeys()) function(key, *item);
}
void be_quiet() {
  PdfError::EnableDebug(false);
  PdfError::EnableLogging(false);
}

#else

PdfObject& catalog_of(PdfMemDocument& document) {
  return document.GetCatalog().GetObject();
}
PdfObject& information_of(PdfMemDocument& document) {
  // There is no Info dictionary before some metadata was set.
  document.GetMetadata().SetTitle(PdfString("title"));
  return *document.GetTrailer().GetDictionary().FindKey("Info");
}
const PdfObject& trailer_of(PdfMemDocument& document) {
  return document.GetTrailer().GetObject();
}
PdfReference reference_of(const PdfObject& object) {
  return object.GetIndirectReference();
}
PdfObject& new_dictionary(PdfMemDocument& document) {
  return document.GetObjects().CreateDictionaryObject();
}
void append(PdfArray& array, const PdfObject& item) {
  array.Add(item);
}
PdfObject integer(std::int64_t value) {
  return PdfObject(value);
}
PdfObject ascii_string(std::string_view text) {
  return PdfObject(PdfString::FromRaw(PoDoFo::bufferview(text.data(), text.size()), false));
}
PdfObject raw(const std::string& written) {
  return PdfVariant(PoDoFo::PdfData(PoDoFo::bufferview(written.data(), written.size())));
}
void assign(PdfObject& object, const PdfObject& value) {
  object = value;
}
std::string bytes_of(const PdfString& string) {
  return std::string(string.GetRawData());
}
std::string text_of(const PdfObject& object) {
  return static_cast<const PdfVariant&>(object).ToString();
}
void set_stream(PdfObject& object, std::string_view bytes) {
  object.GetOrCreateStream().SetData(PoDoFo::bufferview(bytes.data(), bytes.size()), true);
  object.GetDictionary().AddKey(PdfName("Length"),
                                integer(static_cast<std::int64_t>(bytes.size())));
}
bool has_stream(const PdfObject& object) {
  return object.GetStream() != nullptr;
}
std::string stream_of(const PdfObject& object) {
  const PoDoFo::charbuff copy = object.GetStream()->GetCopy(true);
  return std::string(copy.data(), copy.size());
}
void load(PdfMemDocument& document, std::string_view bytes) {
  document.LoadFromBuffer(PoDoFo::bufferview(bytes.data(), bytes.size()));
}
std::string reason_of(const PdfError& error) {
  return error.what();
}
std::string text_of(const PdfName& name) {
  return std::string(name.GetString());
}
bool is_real(const PdfObject& object) {
  return object.IsRealStrict();
}
bool is_string(const PdfObject& object) {
  return object.IsString();
}
template <typename Function>
void for_each_key(const PdfDictionary& dictionary, Function function) {
  for (const auto& [key, item] : dictionary) function(key, item);
}
void be_quiet() {}

#endif

// PdfError is no std::exception in 0.9.8; nothing of PoDoFo's may leave this file.
template <typename Function>
auto guarded(Function function) {
  try {
    return function();
  } catch (const PdfError& error) {
    base::fail(base::Error::Kind::environment, "P002", "",
               "the PDF library refused an object: " + reason_of(error));
  }
}

// The constructor calls localtime(), which is not safe beside other threads.
std::unique_ptr<PdfMemDocument> new_document() {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  be_quiet();
  return std::make_unique<PdfMemDocument>();
}

PdfReference to_reference(Reference reference) {
  return {reference.number, 0};
}

void fill_dictionary(PdfDictionary& target, const Dictionary& entries);

struct ToObject {
  PdfObject operator()(std::monostate) const { return {PdfVariant()}; }
  PdfObject operator()(bool value) const { return {PdfVariant(value)}; }
  PdfObject operator()(std::int64_t value) const { return integer(value); }
  PdfObject operator()(Thousandths value) const {
    if (value.value % 1000 == 0) return integer(value.value / 1000);
    return {PdfVariant(static_cast<double>(value.value) / 1000.0)};
  }
  PdfObject operator()(const Name& value) const { return {PdfVariant(PdfName(value.text))}; }
  PdfObject operator()(Reference value) const { return {PdfVariant(to_reference(value))}; }
  PdfObject operator()(const TextString& value) const {
    if (is_ascii_text(value.utf8)) return ascii_string(value.utf8);
    return raw(hexadecimal_string(utf16_with_mark(value.utf8)));
  }
  PdfObject operator()(const ByteString& value) const {
    if (is_ascii_text(value.bytes)) return ascii_string(value.bytes);
    // Not as PdfString, which takes bytes that begin with FF FE for UTF-16 and swaps them.
    return raw(hexadecimal_string(value.bytes));
  }
  PdfObject operator()(const Array& value) const {
    PdfArray array;
    array.reserve(value.size());
    for (const Value& item : value) append(array, std::visit(*this, item.content()));
    return {PdfVariant(array)};
  }
  PdfObject operator()(const Dictionary& value) const {
    PdfDictionary dictionary;
    fill_dictionary(dictionary, value);
    return {PdfVariant(dictionary)};
  }
};

void fill_dictionary(PdfDictionary& target, const Dictionary& entries) {
  for (const auto& [key, value] : entries.entries()) {
    target.AddKey(PdfName(key), std::visit(ToObject(), value.content()));
  }
}

// Nesting of direct objects beyond this is no document that anyone made on purpose.
constexpr int max_depth = 64;

Value to_value(const PdfObject& object, int depth);

Value to_value(const PdfDictionary& dictionary, int depth) {
  Dictionary out;
  for_each_key(dictionary, [&](const PdfName& key, const PdfObject& item) {
    out.set(text_of(key), to_value(item, depth + 1));
  });
  return out;
}

Value to_value(const PdfObject& object, int depth) {
  if (depth > max_depth) return {};
  if (object.IsBool()) return object.GetBool();
  if (object.IsNumber()) return static_cast<std::int64_t>(object.GetNumber());
  if (is_real(object)) {
    const double thousandths = object.GetReal() * 1000;
    if (!(thousandths > -1e15 && thousandths < 1e15)) return {};
    return Thousandths{static_cast<std::int64_t>(thousandths + (thousandths < 0 ? -0.5 : 0.5))};
  }
  if (object.IsName()) return Name{text_of(object.GetName())};
  if (object.IsReference()) return Reference{object.GetReference().ObjectNumber()};
  if (is_string(object)) return ByteString{bytes_of(object.GetString())};
  if (object.IsDictionary()) return to_value(object.GetDictionary(), depth);
  if (!object.IsArray()) return {};
  Array out;
  for (const PdfObject& item : object.GetArray()) out.push_back(to_value(item, depth + 1));
  return out;
}

}  // namespace

struct Document::Impl {
  std::unique_ptr<PdfMemDocument> document = new_document();
  std::vector<PdfObject*> by_number;  // those made here
  Reference catalog, page_tree, information;

  Impl() {
    PdfObject& root = catalog_of(*document);
    const PdfReference pages = root.GetDictionary().GetKey(PdfName("Pages"))->GetReference();
    PdfObject& info = information_of(*document);
    info.GetDictionary().Clear();  // PoDoFo put the present time into it
    catalog = keep(root);
    page_tree = keep(*document->GetObjects().GetObject(pages));
    information = keep(info);
  }

  Reference keep(PdfObject& object) {
    const std::uint32_t number = reference_of(object).ObjectNumber();
    if (by_number.size() <= number) by_number.resize(std::size_t{number} + 1);
    by_number[number] = &object;
    return {number};
  }
};

Document::Document() : impl_(guarded([] { return std::make_unique<Impl>(); })) {}
Document::~Document() = default;

Reference Document::catalog() const {
  return impl_->catalog;
}
Reference Document::page_tree() const {
  return impl_->page_tree;
}
Reference Document::information() const {
  return impl_->information;
}

Reference Document::reserve() {
  return guarded([this] { return impl_->keep(new_dictionary(*impl_->document)); });
}

void Document::fill(Reference target, const Dictionary& entries) {
  base::expects(target.number < impl_->by_number.size() && impl_->by_number[target.number],
                "the object to fill was made by this document");
  guarded([&] { fill_dictionary(impl_->by_number[target.number]->GetDictionary(), entries); });
}

void Document::set(Reference target, const Value& value) {
  base::expects(target.number < impl_->by_number.size() && impl_->by_number[target.number],
                "the object to set was made by this document");
  std::string written;
  append_value(written, value);
  guarded([&] { assign(*impl_->by_number[target.number], raw(written)); });
}

Reference Document::add(const Value& value) {
  const Reference reference = reserve();
  set(reference, value);
  return reference;
}

Reference Document::add_stream(const Dictionary& entries, std::string_view bytes) {
  const Reference reference = reserve();
  set_stream(reference, entries, bytes);
  return reference;
}

void Document::set_stream(Reference target, const Dictionary& entries, std::string_view bytes) {
  base::expects(target.number < impl_->by_number.size() && impl_->by_number[target.number],
                "the stream to set was reserved by this document");
  // Setting the bytes clears /Filter, so the entries come after it.
  guarded([&] { pdf::set_stream(*impl_->by_number[target.number], bytes); });
  fill(target, entries);
}

Reference Document::add_deflated_stream(Dictionary entries, std::string_view bytes) {
  entries.set("Filter", name("FlateDecode"));
  return add_stream(entries, deflate(bytes));
}

std::vector<SerializedObject> Document::serialize() const {
  return guarded([this] {
    std::vector<SerializedObject> out;
    for (const PdfObject* object : impl_->document->GetObjects()) {
      out.push_back({reference_of(*object).ObjectNumber(), text_of(*object), std::nullopt});
      if (has_stream(*object)) out.back().stream = stream_of(*object);
    }
    return out;
  });
}

struct DocumentReader::Impl {
  std::unique_ptr<PdfMemDocument> document = new_document();
  std::string path;

  [[noreturn]] void fail(const std::string& what) const {
    base::fail(base::Error::Kind::input, "P003", path, what);
  }

  template <typename Function>
  auto guarded(Function function) const {
    try {
      return function();
    } catch (const PdfError& error) {
      fail("not a readable PDF: " + reason_of(error));
    } catch (const std::bad_alloc&) {
      fail("not a readable PDF: it claims more than fits into memory");
    }
  }
};

DocumentReader::DocumentReader(std::string_view bytes, const std::string& path)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  // ISO 32000-1 §7.5.2; Acrobat looks for it in the first kilobyte.
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos) {
    impl_->fail("is not a PDF");
  }
  impl_->guarded([&] { load(*impl_->document, bytes); });
}

DocumentReader::~DocumentReader() = default;

Value DocumentReader::trailer() const {
  return impl_->guarded([this] { return to_value(trailer_of(*impl_->document), 0); });
}

Value DocumentReader::object(Reference reference) const {
  return impl_->guarded([&]() -> Value {
    const PdfObject* found = impl_->document->GetObjects().GetObject(to_reference(reference));
    return found ? to_value(*found, 0) : Value();
  });
}

std::vector<Reference> DocumentReader::references() const {
  std::vector<Reference> out;
  for (const PdfObject* object : impl_->document->GetObjects()) {
    out.push_back({reference_of(*object).ObjectNumber()});
  }
  return out;
}

std::string DocumentReader::stream(Reference reference, std::size_t limit) const {
  return impl_->guarded([&] {
    const PdfObject* found = impl_->document->GetObjects().GetObject(to_reference(reference));
    if (!found || !found->IsDictionary() || !has_stream(*found)) impl_->fail("a stream is missing");
    const PdfDictionary& keys = found->GetDictionary();
    std::string bytes = stream_of(*found);
    const PdfObject* filter = keys.GetKey(PdfName("Filter"));
    if (!filter) return bytes;
    const bool flate = filter->IsName() && filter->GetName() == PdfName("FlateDecode");
    if (!flate || keys.HasKey(PdfName("DecodeParms"))) impl_->fail("a stream has a foreign filter");
    auto decoded = inflate(bytes, limit);
    if (!decoded) impl_->fail("a stream is damaged or too large");
    return std::move(*decoded);
  });
}

}  // namespace pdf
