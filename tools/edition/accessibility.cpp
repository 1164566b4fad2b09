#include "edition/accessibility.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "xml/read.h"

namespace edition {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class Audit {
 public:
  Audit(const xml::Document& page, base::Diagnostics& diagnostics)
      : page_(page), diagnostics_(diagnostics) {}

  bool run() {
    if (is_blank(page_.attribute(page_.root(), "lang").value_or(""))) {
      fail(page_.root(), "has no language");
    }
    for (xml::NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].is_element) check(id);
    }
    if (!titled_) fail(page_.root(), "has no title");
    return holds_;
  }

 private:
  void fail(xml::NodeId id, std::string what) {
    holds_ = false;
    diagnostics_.push_back({"E021",
                            base::Severity::warning,
                            {page_.path(), page_[id].line, page_[id].line > 0 ? std::size_t{1} : 0},
                            std::move(what) + "; the book does not claim to be accessible",
                            "",
                            ""});
  }

  void check(xml::NodeId id) {
    const std::string_view name = page_[id].name;
    if (name == "title") titled_ = titled_ || !is_blank(page_.text_content(id));
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') check_heading(id);
    if (name == "a" && is_blank(page_.text_content(id)) && !page_.attribute(id, "aria-label")) {
      fail(id, "has a link without a name");
    }
    if (name == "th" && !page_.attribute(id, "scope")) fail(id, "has a header cell without scope");
    if (name == "img" && !page_.attribute(id, "alt")) fail(id, "has a picture without a text");
    if (const auto own = page_.attribute(id, "id"); own && !ids_.insert(*own).second) {
      fail(id, fmt::format("has the id \"{}\" twice", *own));
    }
  }

  void check_heading(xml::NodeId id) {
    const int level = page_[id].name[1] - '0';
    if (level > last_level_ + 1) {
      fail(id, fmt::format("goes from heading level {} to {}", last_level_, level));
    }
    if (is_blank(page_.text_content(id))) fail(id, "has an empty heading");
    last_level_ = level;
  }

  const xml::Document& page_;
  base::Diagnostics& diagnostics_;
  std::unordered_set<std::string_view> ids_;
  int last_level_ = 0;
  bool titled_ = false;
  bool holds_ = true;
};

}  // namespace

bool holds_claims(std::string_view xhtml, const std::string& file, base::Diagnostics& diagnostics) {
  const xml::Document page = xml::read_xml(xhtml, file);
  return Audit(page, diagnostics).run();
}

}  // namespace edition
