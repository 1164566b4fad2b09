#include "layout/flow.h"

namespace layout {

Length height_of(const Flow& flow, std::size_t begin, std::size_t end) {
  Length sum;
  for (std::size_t i = begin; i < end; ++i) sum += flow.items[i].height;
  return sum;
}

}  // namespace layout
