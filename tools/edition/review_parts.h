#pragma once
// Private to this room: the parts of the review page, each from values to HTML.

#include <string>
#include <string_view>
#include <vector>

#include "edition/review.h"
#include "xml/document.h"

namespace edition {

std::string escape_html(std::string_view text);

// With its quotes.
std::string json_string(std::string_view text);

// What no HTML file may hold or no reader could see, by name: bytes that are not UTF-8 as "\x93",
// controls and invisible characters as "[U+200B]". White space stays.
std::string legible(std::string_view text);

// The same with white space by sign, so that a change of it can be seen: "␣", "⍽", "↵".
std::string visible(std::string_view text);

// A repair of words or links, not of typography.
bool touches_words(const ReviewChange& change);

// True for the changes that an editor must read: words, and whatever is not settled.
bool needs_eye(const ReviewChange& change);

// True for the changes on which debate.toml can rule: all but the structure of the text.
bool is_rulable(std::string_view rule);

// What stood before a change, as this kind of page may show it.
std::string shown_before(const Review& review, const ReviewChange& change);

// The post in which an offset of the stream lies, as one row per post.
struct ReviewPost {
  std::string id, number;
  std::vector<std::string> persons;
  std::string certainty, resp, label;
  std::vector<std::string> evidence;
  std::size_t begin = 0, end = 0;
};

std::vector<ReviewPost> read_posts(const xml::Document& tei,
                                   const std::vector<std::size_t>& offsets, std::size_t size);

// Whether a label of the source or the editor says who wrote it.
bool is_settled(const ReviewPost& post);

// "by UoO or UoT, inferred (high)".
std::string speaker_line(const ReviewPost& post);

// The debate to read: front, participants and posts, with marks and received forms.
std::string review_text(const xml::Document& tei, const std::vector<std::size_t>& offsets,
                        const std::string& stream, const std::vector<ReviewPost>& posts,
                        const Review& review);

// Every change, grouped by rule.
std::string review_changes(const std::vector<ReviewPost>& posts, const std::string& stream,
                           const Review& review);

}  // namespace edition
