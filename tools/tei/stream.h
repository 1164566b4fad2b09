#pragma once
// The text stream of a TEI debate: the character data inside text//(p, head, titlePart, byline,
// docAuthor, cell, label), without what stands in sic, note, gap, fw or row[@role="label"]. It is
// what the clean text's spans were written as, and the side of the round trip that restoring the
// transcript starts from.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "xml/document.h"

namespace tei {

std::string read_stream(const xml::Document& tei);

// For each node the offset in the stream where its text begins; not_in_stream for elements and for
// text that the stream does not hold.
inline constexpr std::size_t not_in_stream = static_cast<std::size_t>(-1);
std::vector<std::size_t> stream_offsets(const xml::Document& tei);

// Throws as xml::read_xml.
std::string read_stream(std::string_view tei, std::string path);

}  // namespace tei
