#pragma once
// Who wrote the posts that bear no label, from what the text itself says: who is credited with what
// a post says, who introduces himself, whom the preface announces, whose response is quoted. Who is
// thanked or addressed in a post did not write it. Nothing is guessed: where the text says nothing,
// the speaker stays unknown; no style is compared.

#include <vector>

#include "base/diagnostic.h"
#include "debate/credits.h"
#include "debate/debate.h"
#include "debate/quotations.h"
#include "debate/settings.h"
#include "debate/words.h"

namespace debate {

// One reason to think that `persons` (several: one of them) wrote a post.
struct Claim {
  std::size_t post = 0;
  std::vector<std::string> persons;
  Certainty certainty = Certainty::low;
  std::string evidence;  // a sentence that names posts by number
};

// Claims from the posts' own words: "I am … at the Park Trust", "As a librarian, I …", a code that
// closes the post like a signature.
std::vector<Claim> claims_of_self(const Debate& debate, const Words& words,
                                  const std::vector<Mention>& mentions);

// Claims from what posts say in passing of their writer's trade or place: "a lawyer's footnote",
// "as the only nurse here", "we in Norway".
std::vector<Claim> claims_of_introductions(const Debate& debate, const Words& words);

// Claims from what the preface announces, by code or by what somebody is (`described`), and others
// say of the opening statement.
std::vector<Claim> claims_of_opening(const Debate& debate, const std::vector<Credit>& credits,
                                     const std::vector<Mention>& described);

// Claims from what posts say of the opening as their writer's own ("as I wrote at the start").
// Whoever opened the debate must be settled before.
std::vector<Claim> claims_of_opener(const Debate& debate, const Words& words);

// Claims from the first person of an institution: "our hotline" where a post calls a participant's
// institution "the hotline", "we encounter" beside "the IWF encountered". Whoever opened the debate
// must be settled before.
std::vector<Claim> claims_of_voice(const Debate& debate, const Words& words);

// Claims from works that two posts call their writer's own ("our 2011 survey"), where the writer of
// one is settled.
std::vector<Claim> claims_of_continuity(const Debate& debate, const Words& words);

// Claims from posts that are tied to another one as the same writer's: "as I wrote in the first
// round", "our 61 officers", where the writer of one is settled.
std::vector<Claim> claims_of_own_words(const Debate& debate, const Words& words);

// Claims from questions that a post asks a participant by name: who answers next, in the same words
// or speaking to the one who asked.
std::vector<Claim> claims_of_answers(const Debate& debate, const Words& words,
                                     const std::vector<Credit>& credits);

// Claims from credits and quotations; adds the replies that these show.
std::vector<Claim> claims_of_credits(Debate& debate, const Words& words,
                                     const std::vector<Credit>& credits,
                                     const std::vector<Quotation>& quotations);

// Fills the speakers of posts without a label, the inferred replies, and obeys the rulings of
// settings. Rulings that match nothing: D903.
void infer_speakers(Debate& debate, const Words& words, const std::vector<Quotation>& quotations,
                    const Settings& settings, base::Diagnostics& diagnostics);

}  // namespace debate
