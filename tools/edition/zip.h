#pragma once
// ZIP archives (PKWARE APPNOTE 6.3) as EPUB's container format uses them (OCF 3.3, 4.2): the same
// entries give the same bytes, because times are fixed and the order is the caller's.

#include <string>
#include <string_view>
#include <vector>

namespace edition {

struct ZipEntry {
  std::string name;  // relative, with "/" between folders
  std::string bytes;
  bool stored = false;  // not deflated, as EPUB's mimetype has to be
};

// Names must be unique, relative and without ".."; otherwise our mistake.
std::string write_zip(const std::vector<ZipEntry>& entries);

// The files of an archive in the order of its directory. Throws base::Error E010 with `path` when
// it is damaged, encrypted, in a form that is not read here (ZIP64, other methods), larger than
// max_unzipped_bytes in all, or has a name that leaves the archive.
std::vector<ZipEntry> read_zip(std::string_view archive, const std::string& path);

inline constexpr std::size_t max_unzipped_bytes = std::size_t{256} << 20;

}  // namespace edition
