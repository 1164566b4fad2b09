#include "edition/pandoc.h"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/xml/scratch.h"

namespace {

std::string code_of(const edition::Pandoc& pandoc, std::string_view input = "x") {
  try {
    edition::run_pandoc(pandoc, {"-f", "markdown", "-t", "html"}, input);
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::Error::Kind::environment);
    return e.diagnostic().code;
  }
  return "none";
}

// A program that answers --version like Pandoc and does `body` otherwise.
edition::Pandoc pretender(const Scratch& scratch, const std::string& version,
                          const std::string& body) {
  const auto path = scratch.file("pandoc", "#!/bin/sh\n[ \"$1\" = --version ] && echo '" + version +
                                               "' && exit 0\n" + body + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  edition::Pandoc pandoc;
  pandoc.program = path.string();
  return pandoc;
}

}  // namespace

TEST_CASE("Pandoc gets its input and gives its output, however long both are") {
  std::string input;
  for (int i = 0; i < 40000; ++i) input += "word ";
  const Scratch scratch;
  CHECK(edition::run_pandoc(pretender(scratch, "pandoc 2.17", "cat"), {}, input) == input);
}

TEST_CASE("each way in which Pandoc can fail is one readable error") {
  const Scratch scratch;
  edition::Pandoc absent;
  absent.program = "/nowhere/pandoc";
  CHECK(code_of(absent) == "E001");
  CHECK(code_of(pretender(scratch, "pandoc 1.19.2", "cat")) == "E002");
  CHECK(code_of(pretender(scratch, "something else", "cat")) == "E002");
  CHECK(code_of(pretender(scratch, "pandoc 2.17", "echo no >&2; exit 43")) == "E003");
  CHECK(code_of(pretender(scratch, "pandoc 3.1", "cat >/dev/null; kill -9 $$")) == "E003");
  CHECK(code_of(pretender(scratch, "pandoc 3.1", "exec 0<&-; exit 1"), std::string(4000000, 'x')) ==
        "E003");
  const auto folder = scratch.path() / "folder";
  std::filesystem::create_directory(folder);
  edition::Pandoc not_a_program;
  not_a_program.program = folder.string();
  CHECK(code_of(not_a_program) == "E005");
}

TEST_CASE("a Pandoc that hangs is ended after the timeout") {
  const Scratch scratch;
  edition::Pandoc slow = pretender(scratch, "pandoc 2.17", "exec sleep 100");
  slow.timeout = std::chrono::milliseconds(300);
  CHECK(code_of(slow) == "E004");
}
