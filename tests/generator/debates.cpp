#include "generator/debates.h"

#include <algorithm>
#include <set>

#include "generator/dice.h"

namespace generator {

namespace {

struct Topic {
  const char* title;
  const char* things[14];
};

constexpr Topic topics[] = {
    {"Opening the town library on Sundays",
     {"reading room", "lending desk", "opening hours", "loan period", "picture books", "story hour",
      "newspaper corner", "study places", "book bus", "late fee", "map collection", "music shelf",
      "reading group", "return slot"}},
    {"Trees for narrow streets",
     {"plane trees", "root barriers", "leaf fall", "watering bags", "pruning rota",
      "birch saplings", "pavement slabs", "shade at noon", "nesting birds", "gutter cleaning",
      "planting pits", "storm damage", "fruit trees", "tree wardens"}},
    {"A car-free market square",
     {"delivery vans", "market stalls", "taxi rank", "cycle stands", "parking fees", "bus stops",
      "shop fronts", "paving stones", "evening trade", "disabled bays", "street musicians",
      "loading hours", "ring road", "coach parties"}},
    {"School gardens and what they teach",
     {"raised beds", "seed packets", "compost heap", "rain barrel", "potato patch",
      "summer holidays", "tool shed", "bean poles", "herb spiral", "insect hotel", "lesson plans",
      "harvest day", "wheelbarrow", "cold frame"}},
    {"Living with the river",
     {"flood wall", "water meadow", "sand bags", "gauge readings", "culvert", "insurance claims",
      "warning sirens", "dredging", "cellar pumps", "willow banks", "footbridge", "evacuation plan",
      "old mill", "upstream farms"}},
};

constexpr const char* sentences[] = {
    "We counted % visitors when the @ was tried last spring.",
    "The @ costs more than most of us expected.",
    "Nobody has yet shown that the @ does any harm.",
    "Without the @ the whole plan would fall apart.",
    "Many neighbours complain about the @ and rightly so.",
    "There ought to be a small budget for the @ every year.",
    "In my experience the @ is the first thing that people ask for.",
    "A survey of % households found the @ to be popular.",
    "It would be wise to test the @ for one season before deciding.",
    "The @ was tried once before and quietly given up.",
    "What we lack is a person who looks after the @ every week.",
    "Other towns have solved the matter of the @ with volunteers.",
    "The question of the @ keeps coming back at every meeting.",
    "Some say the @ is a luxury, but it pays for itself.",
};

constexpr const char* places[] = {
    "by the station", "near the old church", "in the north end",   "behind the town hall",
    "at the harbour", "on the hill",         "in the new quarter", "along the canal",
    "by the bakery",  "next to the school",  "in the lower town",  "opposite the bank"};

constexpr const char* fillers[] = {
    "That is all there is to it.",
    "Of course there is another side to this.",
    "It is early days, and figures are few.",
    "Winter will tell.",
    "One has to start somewhere.",
    "The council has been slow, as ever.",
    "Let us be patient.",
};

struct Member {
  const char *code, *role, *institution, *country;
};

constexpr Member people[] = {
    {"PkT", "Head Gardener", "Park Trust", "UK"},
    {"ToC", "Clerk", "Town Council", "UK"},
    {"LiB", "Librarian", "Library Board", "Ireland"},
    {"MuS", "Curator", "Museum Society", "UK"},
    {"BuC", "Timetable Planner", "Bus Company", "Canada"},
    {"SchF", "Head Teacher", "School Federation", "UK"},
    {"RiA", "Engineer", "River Agency", "Netherlands"},
    {"ShG", "Shopkeeper", "Shopkeepers Guild", "UK"},
};

constexpr const char* names[] = {"Marigold", "Tansy_K", "Oakley", "Fern77", "Hazel", "Rowan B"};

struct Style {
  const char* name;
  enum class List { none, numbered, dash, brackets, table } list;
  enum class Label {
    none,
    some_alone,
    colon,
    alone,
    dash,
    header,
    chat,
    bracket,
    half_alone
  } label;
  int paragraph_gap, post_gap;
  bool wrapped;
};

using L = Style::List;
using B = Style::Label;
constexpr Style styles[dialects] = {
    {"list, few labels, gaps", L::numbered, B::some_alone, 1, 2, false},
    {"list, CODE: labels", L::dash, B::colon, 1, 1, false},
    {"list, labels alone", L::brackets, B::alone, 1, 2, false},
    {"table, CODE - labels", L::table, B::dash, 1, 2, false},
    {"forum headers, wrapped", L::none, B::header, 1, 2, true},
    {"chat log", L::none, B::chat, 0, 0, false},
    {"no list, no labels", L::none, B::none, 1, 2, false},
    {"bracket labels", L::dash, B::bracket, 1, 2, false},
    {"wrapped, half of the labels", L::numbered, B::half_alone, 1, 3, true},
    {"no blank line between paragraphs", L::dash, B::colon, 0, 1, false},
};

class Maker {
 public:
  Maker(int dialect, std::uint64_t seed)
      : dice_(seed * 1000 + static_cast<std::uint64_t>(dialect)),
        style_(styles[dialect]),
        topic_(topics[dice_.below(std::size(topics))]) {
    made_.dialect = style_.name;
  }

  TrueDebate make() {
    choose_people();
    front();
    const std::size_t count = 8 + dice_.below(10);
    for (std::size_t p = 0; p < count; ++p) post(p, count);
    return std::move(made_);
  }

 private:
  struct Body {
    std::vector<std::string> paragraphs;  // without markers
    std::vector<std::string> markers;     // "" for none
  };

  void choose_people() {
    std::vector<Member> all(std::begin(people), std::end(people));
    const std::size_t count = 4 + dice_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = i + dice_.below(all.size() - i);
      std::swap(all[i], all[at]);
      members_.push_back(all[i]);
      if (has_list()) made_.codes.push_back(all[i].code);
    }
  }

  bool has_list() const { return style_.list != L::none; }

  void line(const std::string& text) { made_.raw += text + "\n"; }
  void blank(int count) { made_.raw += std::string(static_cast<std::size_t>(count), '\n'); }

  void front() {
    if (style_.label == B::chat || style_.label == B::header) return;
    line(std::string("Online Debate ") + std::to_string(1 + dice_.below(9)) + ": " + topic_.title);
    line("By the Debates Office");
    blank(1);
    line(
        "What follows is the transcript of a debate that took place on a members' forum over two "
        "weeks in spring.");
    blank(1);
    if (has_list()) roster();
    if (has_list() && dice_.chance(60)) {
      line(std::string("The debate below is given as it was written. It begins with an opening "
                       "statement by ") +
           members_[0].code + ", and all participants then join in.");
      announced_ = true;
      blank(std::max(style_.post_gap, 2));
    } else {
      blank(1);
    }
  }

  void roster() {
    line(std::to_string(members_.size()) +
         " participants took part in the discussion and are "
         "identified below:");
    blank(1);
    int number = 0;
    for (const Member& m : members_) {
      ++number;
      const std::string rest = std::string(m.role) + ", " + m.institution + ", " + m.country;
      switch (style_.list) {
        case L::numbered:
          line("- Participant " + std::to_string(number) + ": " + rest + ". " + m.code);
          blank(1);
          break;
        case L::dash:
          line(std::string(m.code) + " \u2013 " + rest);
          break;
        case L::brackets:
          line(rest + " (" + m.code + ")");
          break;
        case L::table:
          line(std::string("| ") + m.code + " | " + m.role + " | " + m.institution + " | " +
               m.country + " |");
          break;
        case L::none:
          break;
      }
    }
    if (style_.list != L::numbered) blank(1);
  }

  // No sentence comes twice: what repeats shall be a quotation.
  std::string sentence(const std::string& thing) {
    for (;;) {
      std::string out = dice_.pick(sentences);
      const std::string place = dice_.pick(places);
      const std::size_t at = out.find('@');
      if (at != std::string::npos) out.replace(at, 1, thing + " " + place);
      if (!used_.insert(out).second) continue;
      const std::size_t number = out.find('%');
      if (number != std::string::npos)
        out.replace(number, 1, std::to_string(40 + dice_.below(900)));
      return out;
    }
  }

  std::string paragraph(const std::string& thing) {
    std::string out = sentence(thing);
    const std::size_t more = 1 + dice_.below(3);
    for (std::size_t i = 0; i < more; ++i) {
      out += std::string(" ") + (dice_.chance(40) ? dice_.pick(fillers) : sentence(thing));
    }
    return out;
  }

  std::string thing_for(std::size_t post) { return topic_.things[post % 14]; }

  void post(std::size_t p, std::size_t) {
    const std::size_t who = p == 0 ? 0 : pick_speaker();
    last_speaker_ = who;
    Body body = write_body(p, who);
    if (p > 0) blank(style_.post_gap);
    TruePost truth;
    truth.speaker = speaker_name(who);
    truth.labelled = begin_post(p, who);
    for (std::size_t i = 0; i < body.paragraphs.size(); ++i) {
      if (i > 0) made_.raw += std::string(static_cast<std::size_t>(style_.paragraph_gap), '\n');
      if (style_.label == B::chat && i > 0) break;
      const std::size_t begin = made_.raw.size() + body.markers[i].size();
      if (i == 0) truth.begin = body.markers[i].empty() ? begin : begin;
      if (!body.markers[i].empty() && body.markers[i][0] != '>') truth.items.push_back(begin);
      write_paragraph(body.markers[i], body.paragraphs[i]);
      if (i + 1 < body.paragraphs.size() && lost_after_ == i) {
        blank(style_.post_gap + 1 - style_.paragraph_gap);
        ++made_.lost_links;
      }
    }
    lost_after_ = none;
    said_.push_back(body.paragraphs.back());
    who_.push_back(who);
    made_.posts.push_back(std::move(truth));
  }

  std::size_t pick_speaker() {
    std::size_t who = dice_.below(speaker_count());
    if (who == last_speaker_) who = (who + 1) % speaker_count();
    return who;
  }
  std::size_t speaker_count() const { return has_list() ? members_.size() : 4; }
  std::string speaker_name(std::size_t who) const {
    return has_list() ? members_[who].code : names[who];
  }

  // Writes label or header; true when one is there.
  bool begin_post(std::size_t p, std::size_t who) {
    const std::string name = speaker_name(who);
    switch (style_.label) {
      case B::none:
        return false;
      case B::some_alone:
        if (p == 0 || !dice_.chance(25)) return false;
        break;
      case B::half_alone:
        if (p == 0 || !dice_.chance(50)) return false;
        break;
      case B::colon:
        made_.raw += name + ": ";
        return true;
      case B::dash:
        made_.raw += name + " \u2013 ";
        return true;
      case B::bracket:
        made_.raw += "[" + name + "] ";
        return true;
      case B::chat:
        made_.raw += "[1" + std::to_string(p / 60) + ":" + (p % 60 < 10 ? "0" : "") +
                     std::to_string(p % 60) + "] " + name + ": ";
        return true;
      case B::header:
        line(name + " wrote on " + std::to_string(1 + p) + " April 2016 at 10:3" +
             std::to_string(p % 10) + ":");
        blank(1);
        return true;
      case B::alone:
        break;
    }
    line(name);
    blank(1);
    return true;
  }

  Body write_body(std::size_t p, std::size_t who) {
    Body body;
    const auto add = [&](std::string text, std::string marker = {}) {
      body.paragraphs.push_back(std::move(text));
      body.markers.push_back(std::move(marker));
    };
    if (p > 1 && has_list() && dice_.chance(45)) {
      const std::size_t to = dice_.below(p);
      if (who_[to] != who && thanked_.insert(to).second) add(credit(to));
    }
    if (p > 0 && has_list() && dice_.chance(12)) {
      add("As " + article(members_[who].role) + ", I see this every day. " +
          paragraph(thing_for(p)));
      self_ = p;
    }
    if (p > 1 && style_.label != B::chat && dice_.chance(20)) quote(p, who, add);
    if (style_.label != B::chat && dice_.chance(30)) {
      add("There are some points to consider:");
      static constexpr const char* kinds[][3] = {{"1. ", "2. ", "3. "},
                                                 {"- ", "- ", "- "},
                                                 {"(1) ", "(2) ", "(3) "},
                                                 {"a) ", "b) ", "c) "},
                                                 {"1.", "2.", "3."}};
      const auto& kind = dice_.pick(kinds);
      const std::size_t count = 2 + dice_.below(2);
      for (std::size_t i = 0; i < count; ++i) add(paragraph(thing_for(p + i)), kind[i]);
    }
    if (style_.label != B::chat && style_.post_gap > 1 && dice_.chance(10)) {
      add("The plans of the " + thing_for(p) + " can be read at:");
      lost_after_ = body.paragraphs.size() - 1;
    }
    const std::size_t more = 1 + dice_.below(2);
    for (std::size_t i = 0; i < more; ++i) add(paragraph(thing_for(p)));
    return body;
  }

  static std::string article(const std::string& role) {
    return (std::string("AEIOU").find(role[0]) != std::string::npos ? "an " : "a ") + role;
  }

  std::string credit(std::size_t to) {
    const std::string code = members_[who_[to]].code;
    made_.posts[to].credited = true;
    // The words that the credited post alone has.
    const std::string& said = said_[to];
    std::string words = said.substr(0, said.find('.'));
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z' && words.substr(0, 2) != "I ") {
      words[0] = static_cast<char>(words[0] - 'A' + 'a');
    }
    switch (dice_.below(4)) {
      case 0:
        return "I agree with " + code + " that " + words + ".";
      case 1:
        return "As " + code + " pointed out, " + words + ".";
      case 2:
        return "Following up on the comment by " + code + " that " + words +
               ", there is more to say.";
      default:
        return "Thank you " + code + " for saying that " + words + ".";
    }
  }

  template <typename Add>
  void quote(std::size_t p, std::size_t who, const Add& add) {
    const std::size_t from = dice_.below(p);
    if (who_[from] == who || said_[from].size() < 90) return;
    made_.quotations.emplace_back(p, from);
    if (style_.label == B::header) {
      add(said_[from], "> ");
      add("Quite so.");
    } else if (dice_.chance(50)) {
      add(said_[from]);
      add("I agree with this.");
    } else {
      add("To quote an earlier post: \"" + said_[from].substr(0, said_[from].size() - 1) +
          "\". Quite so.");
    }
  }

  void write_paragraph(const std::string& marker, const std::string& text) {
    if (!style_.wrapped) return line(marker + text);
    const std::string prefix = !marker.empty() && marker[0] == '>' ? "> " : "";
    std::string row = marker;
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t end = text.find(' ', at);
      if (end == std::string::npos) end = text.size();
      const std::string word = text.substr(at, end - at);
      if (row.size() > prefix.size() && row != marker && row.size() + 1 + word.size() > 72) {
        line(row);
        row = prefix;
      }
      if (!row.empty() && row != marker && row != prefix) row += ' ';
      row += word;
      at = end + 1;
    }
    line(row);
  }

  static constexpr std::size_t none = ~std::size_t{0};

  Dice dice_;
  Style style_;
  Topic topic_;
  TrueDebate made_;
  std::vector<Member> members_;
  std::set<std::size_t> thanked_;  // posts that another one credits
  std::set<std::string> used_;     // sentences
  std::vector<std::string> said_;  // last paragraph of each post
  std::vector<std::size_t> who_;
  std::size_t last_speaker_ = 0;
  std::size_t lost_after_ = none;
  std::size_t self_ = none;
  bool announced_ = false;
};

}  // namespace

TrueDebate make_debate(int dialect, std::uint64_t seed) {
  return Maker(dialect, seed).make();
}

}  // namespace generator
