#include "css/styled.h"

#include "css/styled_impl.h"

namespace css {

Styled::Styled(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Styled::~Styled() = default;
Styled::Styled(Styled&&) noexcept = default;
Styled& Styled::operator=(Styled&&) noexcept = default;

const ComputedStyle& Styled::element(xml::NodeId element) const {
  return impl_->records[impl_->record_of[element]].element.style;
}

const ComputedStyle* Styled::pseudo(xml::NodeId element, Pseudo which) const {
  const Record& record = impl_->records[impl_->record_of[element]];
  for (const auto& [pseudo, style] : record.pseudos) {
    if (pseudo == which) return &style;
  }
  return nullptr;
}

PageStyle Styled::page(const PageSelector& selector) const {
  return compute_page(*impl_, selector);
}

bool Styled::pages_have_numbers() const {
  for (const auto& sheets : {impl_->sheets, impl_->document}) {
    if (!sheets) continue;
    for (const PageRule& rule : sheets->pages) {
      for (const PageTest& test : rule.tests) {
        if (test.nth) return true;
      }
    }
  }
  return false;
}

const CounterStyles& Styled::counter_styles() const {
  return impl_->counter_styles;
}

}  // namespace css
