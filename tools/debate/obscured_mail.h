#pragma once
// E-mail addresses that mailing lists and careful people write out: "ann at example.org",
// "ann [at] example.org". They are kept from harvesters, so no link may be made of them, and they
// tell who somebody is all the same.

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/links.h"

namespace debate {

// The address that ends in this host, when it is one: brackets around "at" or the whole say so,
// and so do the names of those who give mailboxes to everybody.
std::optional<base::Span> obscured_mail(std::string_view text, const normalize::LinkSpan& host);

// All of them, in order.
std::vector<base::Span> obscured_mails(std::string_view text);

}  // namespace debate
