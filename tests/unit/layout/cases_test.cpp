// Golden pages: tests/cases/layout/NAME.html with NAME.css → NAME.pages. With RAPPORTEUR_APPROVE=1
// in the environment the expectations are rewritten.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/file.h"
#include "unit/layout/set.h"

TEST_CASE("the pages of every case are as they were approved") {
  const std::filesystem::path folder = std::filesystem::path("tests") / "cases" / "layout";
  std::vector<std::filesystem::path> cases;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".html") cases.push_back(entry.path());
    if (entry.path().extension() != ".pages") continue;
    CAPTURE(entry.path());
    CHECK(std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".html")));
  }
  std::sort(cases.begin(), cases.end());
  const bool approve = std::getenv("RAPPORTEUR_APPROVE") != nullptr;
  for (std::filesystem::path path : cases) {
    CAPTURE(path);
    const std::string html = base::read_file(path);
    const std::string css = base::read_file(path.replace_extension(".css"));
    const std::string now = layout::dump_pages(layout_test::set(html, css).pages);
    path.replace_extension(".pages");
    if (approve) base::write_file(path, now);
    REQUIRE(std::filesystem::exists(path));
    CHECK(base::read_file(path) == now);
  }
}
