#pragma once
// Conditions of at-rules: media queries (Media Queries 4) as seen from paper, and @supports
// (CSS Conditional 3).

#include "css/selector.h"
#include "css/token.h"

namespace css {

// Page-size features are answered for A4, because the page's own size is known only after the
// cascade. An unknown feature or type does not match.
bool media_matches(Tokens query_list);

bool supports(Tokens condition, const SelectorContext& context);

}  // namespace css
