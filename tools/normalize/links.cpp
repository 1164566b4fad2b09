#include "normalize/links.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "normalize/ascii.h"

namespace normalize {
namespace {

// Top-level domains that are no English words, so that "done.it was" is no host.
constexpr std::array<std::string_view, 46> clear_domains = {
    "ac", "ae",  "ar", "au",   "biz", "br", "ca", "ch", "cn", "co",     "com", "coop",
    "cz", "de",  "dk", "edu",  "ee",  "es", "eu", "fi", "fr", "gov",    "gr",  "hk",
    "hu", "ie",  "il", "info", "int", "io", "jp", "kr", "lt", "museum", "net", "nl",
    "nz", "org", "pl", "pt",   "ru",  "se", "tv", "ua", "uk", "za"};
// Ones that are words or common endings: only after two labels, "www" or before a path.
constexpr std::array<std::string_view, 12> doubtful_domains = {"ai", "at", "be", "in", "is", "it",
                                                               "me", "mx", "no", "to", "us", "app"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_label_char(char c) {
  return is_alnum(c) || c == '-';
}

bool is_local_char(char c) {
  return is_alnum(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

// Characters at which a URL ends whatever follows: white space, quotation marks and dashes.
std::size_t url_char(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (!is_beyond_ascii(c)) {
    const bool stop = static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' ||
                      c == '`' || c == '\\' || c == '^' || c == '{' || c == '}' || c == '|';
    return stop ? 0 : 1;
  }
  const base::CodePoint point = base::decode_utf8(text, i);
  const char32_t v = point.value;
  const bool stop = !point.valid || v == 0xA0 || v == 0xAB || v == 0xBB || v == 0x3000 ||
                    (v >= 0x2000 && v <= 0x2025) || (v >= 0x2028 && v <= 0x206F);
  return stop ? 0 : point.length;
}

std::size_t count_of(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

bool closes_nothing(std::string_view url) {
  const char last = url.back();
  const char open = last == ')' ? '(' : last == ']' ? '[' : '\0';
  return open != '\0' && count_of(url, last) > count_of(url, open);
}

constexpr std::string_view ellipsis = "…";

// Takes what is not the link's off its end. Each round but the last takes a character; the counts
// of brackets are bounded by the longest tail of brackets, so a cap keeps this linear.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end,
                        bool& truncated) {
  constexpr int most_rounds = 24;
  for (int round = 0; round < most_rounds && end > begin; ++round) {
    const std::string_view url = text.substr(begin, end - begin);
    if (url.ends_with(ellipsis) || (url.ends_with("...") && !url.ends_with("...."))) {
      truncated = true;
      return end;
    }
    const char last = url.back();
    const bool mark = std::string_view(".,;:!?'*_~").find(last) != std::string_view::npos;
    if (url.ends_with("'s")) {
      end -= 2;
    } else if (mark || closes_nothing(url)) {
      --end;
    } else {
      return end;
    }
  }
  return end;
}

class Finder {
 public:
  Finder(std::string_view text, const Signs& signs) : text_(text), signs_(signs) {}

  std::vector<LinkSpan> run() {
    for (std::size_t i = 0; (i = signs_.find(i, text_.size())) < text_.size();) {
      const char c = text_[i];
      const std::size_t size = found_.size();
      if (c == ':') {
        url(i);
      } else if (c == '@') {
        mail(i);
      } else if (c == '.') {
        host(i);
      }
      i = found_.size() > size ? std::max(i + 1, found_.back().span.end) : i + 1;
    }
    return std::move(found_);
  }

 private:
  std::size_t floor() const { return found_.empty() ? 0 : found_.back().span.end; }

  void add(std::size_t begin, std::size_t end, std::string_view scheme, std::size_t from,
           bool truncated) {
    std::string_view body = text_.substr(from, end - from);
    if (truncated) body.remove_suffix(3);  // both marks have three bytes
    found_.push_back({{begin, end}, std::string(scheme).append(body), truncated});
  }

  std::size_t body_end(std::size_t i) const {
    while (i < text_.size()) {
      const std::size_t length = url_char(text_, i);
      if (length == 0) break;
      i += length;
    }
    return i;
  }

  void url(std::size_t colon) {
    if (text_.substr(colon, 3) != "://" || !is_alnum(at(text_, colon + 3))) return;
    for (const std::string_view scheme : {"https", "http", "ftp"}) {
      if (colon < floor() + scheme.size()) continue;
      const std::size_t begin = colon - scheme.size();
      const auto same = [](char a, char b) { return to_lower(a) == b; };
      if (!std::equal(scheme.begin(), scheme.end(), text_.begin() + static_cast<long>(begin),
                      [&](char b, char a) { return same(a, b); })) {
        continue;
      }
      bool truncated = false;
      const std::size_t end = trimmed_end(text_, begin, body_end(colon + 3), truncated);
      if (end > colon + 3) add(begin, end, "", begin, truncated);
      return;
    }
  }

  void mail(std::size_t sign) {
    std::size_t begin = sign, end = sign + 1;
    while (begin > floor() && is_local_char(text_[begin - 1])) --begin;
    while (begin < sign && !is_alnum(text_[begin])) ++begin;
    while (end < text_.size() && (is_label_char(text_[end]) || text_[end] == '.')) ++end;
    while (end > sign + 1 && !is_alnum(text_[end - 1])) --end;
    const std::string_view domain = text_.substr(sign + 1, end - sign - 1);
    const std::size_t dot = domain.rfind('.');
    if (begin == sign || dot == std::string_view::npos || dot == 0) return;
    const std::string_view top = domain.substr(dot + 1);
    if (top.size() < 2 || !std::all_of(top.begin(), top.end(), is_alpha)) return;
    if (domain.find("..") != std::string_view::npos) return;
    // "git@host.org:path" names a place for scp or git.
    if (at(text_, end) == ':' && is_alnum(at(text_, end + 1))) return;
    const std::size_t address = begin;
    if (begin >= floor() + 7 && text_.substr(begin - 7, 7) == "mailto:") begin -= 7;
    add(begin, end, "mailto:", address, false);
  }

  // The dot between the first two labels of a host without a scheme.
  void host(std::size_t dot) {
    if (!is_alnum(at(text_, dot + 1)) || !is_alnum(before(text_, dot))) return;
    std::size_t begin = dot;
    while (begin > floor() && is_label_char(text_[begin - 1])) --begin;
    const char previous = begin > floor() ? before(text_, begin) : '\n';
    if (is_beyond_ascii(previous) && !after_mark(begin)) return;
    if (std::string_view("@/.\\_#$=&'").find(previous) != std::string_view::npos) return;
    if (!is_alnum(text_[begin])) return;
    std::size_t end = dot;
    while (end < text_.size() && (is_label_char(text_[end]) || text_[end] == '.')) ++end;
    while (end > dot && !is_alnum(text_[end - 1])) --end;
    if (at(text_, end) == '@') return;
    const std::string_view name = text_.substr(begin, end - begin);
    const bool path = at(text_, end) == '/' && is_alnum(at(text_, end + 1));
    if (!is_host(name, path)) return;
    bool truncated = false;
    const bool more = at(text_, end) == '/' || at(text_, end) == '?';
    const std::size_t stop = more ? trimmed_end(text_, begin, body_end(end), truncated) : end;
    add(begin, stop, "http://", begin, truncated);
  }

  // After a quotation mark or a dash beyond ASCII a host may begin, inside a word not.
  bool after_mark(std::size_t begin) const {
    return begin >= 3 && static_cast<unsigned char>(text_[begin - 3]) == 0xE2 &&
           static_cast<unsigned char>(text_[begin - 2]) == 0x80;
  }

  static bool is_host(std::string_view name, bool path) {
    const std::size_t last = name.rfind('.');
    if (name.find("..") != std::string_view::npos || last == 0) return false;
    const std::string_view top = name.substr(last + 1);
    const std::string_view rest = name.substr(0, last);
    const bool www = name.starts_with("www.") || name.starts_with("WWW.");
    if (www) return rest.size() > 4 && top.size() >= 2;
    const std::size_t label = rest.rfind('.') == std::string_view::npos ? 0 : rest.rfind('.') + 1;
    if (rest.size() - label < 2) return false;
    if (is_upper(name.front()) && !path) return false;  // a firm's name rather than an address
    const bool several = label > 0 && label >= 3;
    return contains(clear_domains, top) || (contains(doubtful_domains, top) && (several || path));
  }

  std::string_view text_;
  const Signs& signs_;
  std::vector<LinkSpan> found_;
};

}  // namespace

std::vector<LinkSpan> links(std::string_view text) {
  return links(text, Signs(text));
}

std::vector<LinkSpan> links(std::string_view text, const Signs& signs) {
  return Finder(text, signs).run();
}

}  // namespace normalize
