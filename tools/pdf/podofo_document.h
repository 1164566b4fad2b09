#pragma once
// The only door to PoDoFo: a document of indirect objects made from Values, and one read back.
//
// Written for PoDoFo 0.9.8 (Debian 12) and for 0.10 and later behind one version switch in
// podofo_document.cpp. Built and run by the tests: 0.9.8 only. The other branch was compiled
// against the headers of 0.10.6, 1.1.1 and 1.2.0, but never linked or run, as Debian 12 has no such
// library.
//
// PoDoFo's own writer is not used: it makes /ID from the Info dictionary alone, has no object
// streams, and reports no full disk; nor are its garbage collector, page tree and outlines
// (quadratic or faulty in 0.9.8). Its objects are serialized here and laid out by write_file.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/file_writer.h"
#include "pdf/value.h"

namespace pdf {

// Every member throws base::Error P002 when PoDoFo refuses. Not for use by several threads.
class Document {
 public:
  Document();
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Reference catalog() const;
  Reference page_tree() const;  // the root of the page tree
  Reference information() const;

  // A number for an object that others must name before it is known.
  Reference reserve();
  // Adds the entries to the dictionary that `target` is; equal keys are replaced.
  void fill(Reference target, const Dictionary& entries);
  // Makes all of the object what `value` is, for once: it cannot be filled. PoDoFo keeps what is
  // written, which takes a sixth of the memory of its objects and of their time.
  void set(Reference target, const Value& value);
  Reference add(const Value& value);
  // `bytes` as they shall stand in the file; name the filter in `entries`, leave /Length out.
  Reference add_stream(const Dictionary& entries, std::string_view bytes);
  // The same for an object that was reserved.
  void set_stream(Reference target, const Dictionary& entries, std::string_view bytes);
  // Deflates and sets /Filter.
  Reference add_deflated_stream(Dictionary entries, std::string_view bytes);

  std::vector<SerializedObject> serialize() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A PDF in memory, read by value. Throws base::Error P003 naming `path` when it is not readable.
class DocumentReader {
 public:
  DocumentReader(std::string_view bytes, const std::string& path);
  ~DocumentReader();
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  Value trailer() const;
  // Null when there is no such object.
  Value object(Reference reference) const;
  std::vector<Reference> references() const;
  // Decoded when it is plain or FlateDecode without a predictor, the forms that are written here;
  // throws P003 for others, for damaged ones and above `limit` bytes.
  std::string stream(Reference reference, std::size_t limit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pdf
