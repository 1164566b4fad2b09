#include "xml/parsed.h"

#include <utility>

#include "xml/parsed_impl.h"

namespace xml {

Parsed::Parsed(std::string_view bytes, std::string path) : impl_(std::make_unique<Impl>()) {
  impl_->doc = parse_xml(bytes, path);
  impl_->path = std::move(path);
}

Parsed::~Parsed() = default;

std::string_view Parsed::root_namespace() const {
  const xmlNode* root = xmlDocGetRootElement(impl_->doc.get());
  return view(root->ns == nullptr ? nullptr : root->ns->href);
}

Document Parsed::document() const {
  return to_document(*impl_->doc, impl_->path);
}

Document Parsed::elements() const {
  return to_elements(*impl_->doc, impl_->path);
}

}  // namespace xml
