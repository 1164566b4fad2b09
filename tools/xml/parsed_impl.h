#pragma once
// Private to this room: what a Parsed holds.

#include "xml/libxml.h"
#include "xml/parsed.h"

namespace xml {

struct Parsed::Impl {
  DocPtr doc;
  std::string path;
};

}  // namespace xml
