#include "base/file.h"

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
  // Closing can be the first to report a full disk, so its result matters to writers.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

std::string read_all(int fd, const std::string& name) {
  std::string bytes;
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

[[noreturn]] void fail_write(const std::filesystem::path& path, int error) {
  fail(Error::Kind::environment, "B005", path.string(),
       fmt::format("cannot be written: {}", std::strerror(error)));
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

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input");
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    fail(Error::Kind::environment, missing ? "B001" : "B003", path.string(),
         missing ? std::string("there is no such file")
                 : fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  struct stat status {};
  if (::fstat(fd.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
    fail(Error::Kind::environment, "B002", path.string(), "is a folder where a file is needed");
  }
  return read_all(fd.get(), path.string());
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  if (path == "-") {
    if (!write_all(STDOUT_FILENO, bytes)) fail_write("standard output", errno);
    return;
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) fail_write(path, EISDIR);
    FileDescriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (fd.get() < 0 || !write_all(fd.get(), bytes) || !fd.close()) fail_write(path, errno);
    return;
  }
  std::string beside = path.string() + ".XXXXXX";
  FileDescriptor fd(::mkostemp(beside.data(), O_CLOEXEC));
  if (fd.get() < 0) fail_write(path, errno);
  // mkostemp makes files private; an output gets what open(2) would have given it.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool written = ::fchmod(fd.get(), 0666 & ~mask) == 0 && write_all(fd.get(), bytes) &&
                       fd.close() && ::rename(beside.c_str(), path.c_str()) == 0;
  if (!written) {
    const int error = errno;
    ::unlink(beside.c_str());
    fail_write(path, error);
  }
}

}  // namespace base
