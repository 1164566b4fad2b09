#include "generator/cases.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace generator {

namespace {

struct Replacement {
  std::string name, code;
};

std::string with_spaces(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

struct Mark {
  std::size_t at = 0;  // in the clean text, later in the raw text
  std::string words;
};

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Letters of Latin scripts, whole or in part; not punctuation.
bool is_letter_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return std::isalnum(byte) != 0;
  std::size_t lead = at;
  while (lead > 0 && (static_cast<unsigned char>(text[lead]) & 0xC0) == 0x80) --lead;
  const auto first = static_cast<unsigned char>(text[lead]);
  return first >= 0xC3 && first < 0xE0;
}

class Damager {
 public:
  Damager(std::string_view clean, const std::vector<Replacement>& replacements)
      : clean_(clean), replacements_(replacements) {}

  void run(TrueDebate& made) {
    for (std::size_t at = 0; at < clean_.size();) {
      if (at == 0 || is_space(clean_[at - 1])) close_token(at, made);
      offsets_.push_back(raw_.size());
      const Replacement* replacement = found_at(at);
      if (replacement == nullptr) {
        raw_ += clean_[at++];
        continue;
      }
      const std::size_t end = at + replacement->name.size();
      offsets_.resize(end, raw_.size());
      inside_ = inside_ || (at > 0 && is_letter_at(clean_, at - 1)) ||
                (end < clean_.size() && is_letter_at(clean_, end));
      raw_ += replacement->code;
      at = end;
    }
    offsets_.push_back(raw_.size());
    close_token(clean_.size(), made);
    made.raw = std::move(raw_);
  }

  std::size_t raw_offset(std::size_t clean) const { return offsets_[clean]; }

 private:
  const Replacement* found_at(std::size_t at) const {
    for (const Replacement& r : replacements_) {
      const std::string_view here = clean_.substr(at, r.name.size());
      if (std::equal(here.begin(), here.end(), r.name.begin(), r.name.end(), same_letter))
        return &r;
    }
    return nullptr;
  }

  void close_token(std::size_t next, TrueDebate& made) {
    std::size_t end = next;
    while (end > token_ && is_space(clean_[end - 1])) --end;
    const std::string_view marks = ".,;:!?\"()[]*";
    while (end > token_ && marks.find(clean_[end - 1]) != std::string_view::npos) --end;
    while (token_ < end && marks.find(clean_[token_]) != std::string_view::npos) ++token_;
    if (inside_) {
      const std::size_t raw_end = end < offsets_.size() ? offsets_[end] : raw_.size();
      made.places.push_back(
          {{offsets_[token_], raw_end}, std::string(clean_.substr(token_, end - token_))});
    }
    inside_ = false;
    token_ = next;
  }

  std::string_view clean_;
  const std::vector<Replacement>& replacements_;
  std::string raw_;
  std::vector<std::size_t> offsets_;  // clean byte → raw byte
  std::size_t token_ = 0;             // where the word at hand begins
  bool inside_ = false;               // a code was written into it
};

// Takes the lines that begin with "@" off the file.
std::vector<Replacement> read_head(std::string_view& file, TrueDebate& made) {
  std::vector<Replacement> replacements;
  while (!file.empty() && file[0] == '@') {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::istringstream words{std::string(file.substr(1, end - 1))};
    std::string key;
    words >> key;
    if (key == "note") std::getline(words >> std::ws, made.dialect);
    if (key == "language") words >> made.language;
    if (key == "replace") {
      Replacement& r = replacements.emplace_back();
      words >> r.name >> r.code;
      r = {with_spaces(r.name), with_spaces(r.code)};
    }
    for (std::string code; key == "codes" && words >> code;)
      made.codes.push_back(with_spaces(code));
    if (key == "findings") {
      made.findings.emplace();
      for (std::string rule; words >> rule;) made.findings->insert(rule);
    }
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  if (!file.empty() && file[0] == '\n') file.remove_prefix(1);
  return replacements;
}

std::vector<Mark> take_marks(std::string_view file, std::string& clean) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t open = std::min(file.find("{{", at), file.size());
    clean += file.substr(at, open - at);
    const std::size_t close = file.find("}}", open);
    if (close == std::string_view::npos) break;
    marks.push_back({clean.size(), std::string(file.substr(open + 2, close - open - 2))});
    at = close + 2;
  }
  return marks;
}

void tell(const Mark& mark, TrueDebate& made) {
  std::istringstream words(mark.words);
  std::string key, name, more;
  words >> key >> name;
  bool proved = false;
  while (words >> more) {
    if (more == "proved") {
      proved = true;
    } else {
      name += ' ' + more;
    }
  }
  if (key == "post" || key == "labelled") {
    TruePost& post = made.posts.emplace_back();
    post.begin = mark.at;
    post.speaker = name;
    post.labelled = key == "labelled";
    post.credited = proved;
  } else if (key == "item" && !made.posts.empty()) {
    made.posts.back().items.push_back(mark.at);
  } else if (key == "quotes") {
    made.quotations.emplace_back(made.posts.size() - 1, std::stoul(name) - 1);
  } else if (key == "link") {
    made.links.push_back(mark.at);
  } else if (key == "gap") {
    made.gaps.push_back(mark.at);
  }
}

}  // namespace

TrueDebate read_case(std::string_view file) {
  TrueDebate made;
  const std::vector<Replacement> replacements = read_head(file, made);
  std::string clean;
  std::vector<Mark> marks = take_marks(file, clean);
  Damager damager(clean, replacements);
  damager.run(made);
  for (Mark& mark : marks) {
    mark.at = damager.raw_offset(mark.at);
    tell(mark, made);
  }
  return made;
}

}  // namespace generator
