#pragma once
// The TEI that may leave the house: the master copy without what could help to identify a
// participant. An edition carries this copy, never the master.

#include <string>
#include <string_view>

#include "xml/document.h"

namespace tei {

// Takes out every element that points to #identity with @ana; a choice whose sic is gone becomes
// its corr alone, and no corr names its change in the ledger. The text stream stays the same.
std::string public_copy(const xml::Document& tei);
// The same from bytes that `path` names. Throws as xml::read_xml.
std::string public_copy(std::string_view tei, std::string path);

}  // namespace tei
