#include "normalize/short_words.h"

#include "normalize/ascii.h"

namespace normalize {
namespace {

// In lower case, a blank after each.
constexpr std::string_view common_words =
    "able about after again all almost already also always and another any are around ask back "
    "bad because been before being believe best better between both but call came can cannot "
    "case change clear come could course day did does doing done down each easy either else end "
    "enough even ever every example fact far feel few find fine first for found from full "
    "general get getting give given goes going good got great had happen hard has have having "
    "hear help her here high him his home hope how however idea into issue its just keep kind "
    "know large last later least left less let like likely line list little long look looking "
    "lot made main make makes making many may maybe mean might mind more most much must name "
    "need never new next not nothing now number off often old once one only open order other "
    "others our out over own part people perhaps person place plan please point problem put "
    "quite rather read real really reason right said same saw say says second see seem seems "
    "seen sense set several she should show side simple simply since small some someone soon "
    "sort start state still such support sure system take talk tell than thank thanks that the "
    "their them then there these they thing things think this those though thought through time "
    "times today too took true try trying two under until use used useful using very view want "
    "was way ways week well went were what when where whether which while who whole why will "
    "with within without word work working works world would write wrong year years yes yet you "
    "your ";

// What would be overwritten in the common word, if the letters around the hole leave room for it.
std::string_view hidden(std::string_view common, std::string_view left, std::string_view right) {
  constexpr std::size_t shortest = 2;
  const std::size_t around = left.size() + right.size();
  const bool fits =
      common.size() >= around + shortest && common.starts_with(left) && common.ends_with(right);
  return fits ? common.substr(left.size(), common.size() - around) : std::string_view();
}

}  // namespace

bool is_common_word(std::string_view word) {
  const auto holds = [](std::string_view wanted) {
    for (std::size_t at = common_words.find(wanted); at != std::string_view::npos;
         at = common_words.find(wanted, at + 1)) {
      const bool begins = at == 0 || common_words[at - 1] == ' ';
      if (begins && common_words[at + wanted.size()] == ' ') return true;
    }
    return false;
  };
  return !word.empty() && (holds(word) || (word.ends_with('s') && word.size() > 3 &&
                                           holds(word.substr(0, word.size() - 1))));
}

bool may_hide_common_word(const DamagedWord& word, const Frequencies& frequencies) {
  const std::string left = lowered(word.left), right = lowered(word.right);
  const std::string singular = right.substr(0, right.empty() ? 0 : right.size() - 1);
  for (std::size_t at = 0; at < common_words.size();) {
    const std::size_t end = common_words.find(' ', at);
    const std::string_view common = common_words.substr(at, end - at);
    at = end + 1;
    const auto is_hidden = [&](std::string_view behind) {
      const std::string_view letters = hidden(common, left, behind);
      return !letters.empty() && frequencies.inside(letters, 2) <= 1;
    };
    if (is_hidden(right) || (right.ends_with('s') && is_hidden(singular))) return true;
  }
  return false;
}

bool ShortWords::may_be_replaced(std::string_view name) {
  constexpr std::size_t start_of_text = 1 << 20;
  if (lowered_.empty()) lowered_ = lowered(text_.substr(0, start_of_text));
  if (lowered_.find(name) != std::string::npos) return false;
  std::string typed(name);
  typed[0] = to_upper(typed[0]);
  return judge_.is_entry(typed);
}

bool ShortWords::are_doubtful(const DamagedWord& word, std::string_view overwritten) {
  constexpr std::size_t hardly_any = 1, most_words = 200, short_text = 12'000;
  if (!is_plain(word) || around(word) > hardly_any || text_.size() < short_text) return false;
  const std::string left = lowered(word.left), right = lowered(word.right);
  const std::string whole = left + std::string(overwritten) + right;
  const auto [known, fresh] = known_.try_emplace(whole, true);
  if (!fresh || !english_ || known_.size() > most_words) return known->second;
  for (std::size_t at = 0; at < common_words.size();) {
    const std::size_t end = common_words.find(' ', at);
    const std::string_view other = common_words.substr(at, end - at);
    at = end + 1;
    const std::string_view instead = hidden(other, left, right);
    if (!instead.empty() && other != whole && may_be_replaced(instead)) return true;
  }
  return known->second = false;
}

}  // namespace normalize
