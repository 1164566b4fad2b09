#pragma once
// Private to this room: URIs (RFC 3986) that come from a transcript and go into attributes.

#include <optional>
#include <string>
#include <string_view>

namespace tei {

// Everything but unreserved characters as %XX: fit for a path segment.
std::string percent_encode(std::string_view text);

// `text` as a URI that a schema accepts: characters outside RFC 3986 are percent-encoded. Nothing
// when it is not an absolute http, https, ftp or mailto URI, because no other scheme is a link that
// a reader should follow.
std::optional<std::string> link_uri(std::string_view text);

}  // namespace tei
