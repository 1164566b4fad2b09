#include "pdf/write.h"

#include <doctest/doctest.h>

#include "unit/pdf/sample_pages.h"

TEST_CASE("the same pages give the same bytes") {
  const layout::Pages pages = sample::every_construct();
  CHECK(pdf::write_pdf(pages, {}) == pdf::write_pdf(pages, {}));
}
