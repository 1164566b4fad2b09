#pragma once
// The desk leg in one call: a transcript and its debate.toml → Debate, ledger and TEI.

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "debate/make.h"
#include "rapporteur/seed.h"

namespace rapporteur {

struct DeskResult {
  debate::Debate debate;
  debate::Settings settings;
  std::string tei;  // the master, private places included
  std::string raw;  // the transcript
};

// Throws base::Error C012 (no text), C013 (not a text file); `path` is named in it.
void check_transcript(std::string_view raw, const std::string& path);

// An edition cannot be made of nothing; a TEI that is empty and its ledger can (a warning C012).
enum class Empty { refused, taken };

// The TEI is checked against the profile before it is returned; a violation is an error in
// `diagnostics`. `ledger` gets the JSON Lines piece by piece, because they are as long as the text.
DeskResult make_tei(const Seed& seed, base::Diagnostics& diagnostics,
                    const std::function<void(std::string_view)>& ledger,
                    Empty empty = Empty::refused);

// "1 post", "2 posts".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

// Two or three lines: what was found and what was done.
std::string summarize(const debate::Debate& debate);

}  // namespace rapporteur
