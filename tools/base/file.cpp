#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace base {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

// `expected` is a first guess of the size: pipes, and files that grow, hold more.
std::string read_all(int fd, const std::string& name, std::size_t expected) {
  std::string bytes;
  bytes.reserve(std::min(expected, max_input_bytes) + 1);
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n == 0) return bytes;
    if (n < 0) {
      if (errno == EINTR) continue;
      fail(Error::Kind::environment, "B003", name,
           fmt::format("cannot be read: {}", std::strerror(errno)));
    }
    bytes.append(buffer, static_cast<std::size_t>(n));
    if (bytes.size() > max_input_bytes) {
      fail(Error::Kind::input, "B004", name,
           fmt::format("is larger than {} bytes, the most that is read", max_input_bytes));
    }
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// "x/article.pdf" is first "x/.article.pdf.part-123": hidden, on the same disk, and of one process.
std::string name_beside(const std::filesystem::path& path) {
  const std::string name = fmt::format(".{}.part-{}", path.filename().string(), ::getpid());
  return (path.parent_path() / name).string();
}

// A file without a name is gone when the program is killed, so that not even a hidden part stays.
// It gets its name through /proc.
int open_unnamed(const std::filesystem::path& folder) {
  if (::access("/proc/self/fd", X_OK) != 0) return -1;
  return ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

bool give_name(int fd, const std::string& name) {
  ::unlink(name.c_str());  // of an earlier process with the same number
  const std::string open_file = fmt::format("/proc/self/fd/{}", fd);
  return ::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

// For file systems that have only files with names.
int open_named(const std::string& name) {
  ::unlink(name.c_str());  // as above
  return ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input", 0);
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    fail(Error::Kind::environment, missing ? "B001" : "B003", path.string(),
         missing ? std::string("there is no such file")
                 : fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  struct stat status {};
  const bool known = ::fstat(fd.get(), &status) == 0;
  if (known && S_ISDIR(status.st_mode)) {
    fail(Error::Kind::environment, "B002", path.string(), "is a folder where a file is needed");
  }
  return read_all(fd.get(), path.string(), known ? static_cast<std::size_t>(status.st_size) : 0);
}

NewFile::NewFile(std::filesystem::path path) : path_(std::move(path)) {
  struct stat status {};
  if (path_ == "-") {
    fd_ = ::dup(STDOUT_FILENO);
  } else if (::stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    part_ = name_beside(path_);
    fd_ = open_unnamed(path_.has_parent_path() ? path_.parent_path() : ".");
    is_named_ = fd_ < 0;
    if (is_named_) fd_ = open_named(part_);
  }
  if (fd_ < 0) fail_write();
}

NewFile::~NewFile() {
  if (fd_ >= 0) ::close(fd_);
  if (is_named_) ::unlink(part_.c_str());
}

void NewFile::fail_write() const {
  fail(Error::Kind::environment, "B005", path_ == "-" ? "standard output" : path_.string(),
       fmt::format("cannot be written: {}", std::strerror(errno)));
}

void NewFile::write(std::string_view bytes) {
  if (!write_all(fd_, bytes)) fail_write();
}

void NewFile::finish() {
  if (!part_.empty() && !is_named_) {
    if (!give_name(fd_, part_)) fail_write();
    is_named_ = true;
  }
  // Closing can be the first to report a full disk.
  if (::close(std::exchange(fd_, -1)) != 0) fail_write();
  if (part_.empty()) return;
  if (::rename(part_.c_str(), path_.c_str()) != 0) fail_write();
  is_named_ = false;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  NewFile file(path);
  file.write(bytes);
  file.finish();
}

}  // namespace base
