// The ways into block formatting; see block_flow.h.

#include "layout/block_flow.h"

namespace layout {

Flow flow_children(LayoutRun& run, BoxId box, const BlockRequest& request) {
  Flow flow;
  BlockFlow block(run, flow, request);
  block.children(box, Length(), request.width);
  block.finish(!request.paged || block.waits());  // a last margin needs no page of its own
  return flow;
}

Flow flow_box(LayoutRun& run, BoxId box, const BlockRequest& request) {
  Flow flow;
  BlockFlow block(run, flow, request);
  block.box(box, Length(), request.width);
  block.forget_break();  // it is for the container to make one
  block.finish(true);
  return flow;
}

}  // namespace layout
