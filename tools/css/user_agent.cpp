#include "css/user_agent.h"

namespace css {

namespace {

// After "Rendering" in the HTML standard (§15.3), for print: no interaction, links without colour,
// margins as every browser has them except the body's, which the page's margin stands for. Line
// breaks, the numbers of list items and the counting of footnotes are layout's. It applies to HTML
// elements and to elements in no namespace.
constexpr std::string_view sheet = R"css(
html, address, article, aside, blockquote, body, center, dd, details, dialog, dir, div, dl, dt,
fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend,
listing, main, menu, nav, ol, optgroup, option, p, plaintext, pre, search, section, summary, ul,
xmp { display: block; unicode-bidi: isolate }
area, base, basefont, datalist, head, link, meta, noembed, noframes, param, rp, script, style,
template, title, source, track, [hidden] { display: none }
input[type=hidden] { display: none }

address, cite, dfn, em, i, var { font-style: italic }
b, strong, th { font-weight: bolder }
code, kbd, listing, plaintext, pre, samp, tt, xmp { font-family: monospace; font-size: 0.9em }
pre code, pre samp, pre kbd { font-size: inherit }
big { font-size: larger }
small { font-size: smaller }
sub { vertical-align: sub; font-size: smaller; line-height: normal }
sup { vertical-align: super; font-size: smaller; line-height: normal }
ins, u { text-decoration: underline }
del, s, strike { text-decoration: line-through }
mark { background-color: #ff0; color: #000 }
nobr { white-space: nowrap }
center, [align=center] { text-align: center }
[align=left] { text-align: left }
[align=right] { text-align: right }
[align=justify] { text-align: justify }
[dir] { unicode-bidi: isolate }
[dir=rtl i] { direction: rtl }
[dir=ltr i] { direction: ltr }
bdi, output { unicode-bidi: isolate }
bdo, bdo[dir] { unicode-bidi: isolate-override }
:is(input, pre, textarea)[dir=auto i] { unicode-bidi: plaintext }
q::before { content: open-quote }
q::after { content: close-quote }

p, dl, blockquote, figure, listing, plaintext, xmp { margin: 1em 0 }
pre { margin: 1em 0; white-space: pre }
listing, plaintext, xmp { white-space: pre }
blockquote, figure { margin-left: 40px; margin-right: 40px }
address { margin: 0 }
dd { margin-left: 40px }
hr { margin: 0.5em auto; border: 1px inset #808080; color: #808080 }
fieldset { margin: 0 2px; border: 2px groove #c0c0c0; padding: 0.35em 0.75em 0.625em }

h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
h1 { font-size: 2em; margin: 0.67em 0; bookmark-level: 1; bookmark-label: content() }
h2 { font-size: 1.5em; margin: 0.83em 0; bookmark-level: 2; bookmark-label: content() }
h3 { font-size: 1.17em; margin: 1em 0; bookmark-level: 3; bookmark-label: content() }
h4 { font-size: 1em; margin: 1.33em 0; bookmark-level: 4; bookmark-label: content() }
h5 { font-size: 0.83em; margin: 1.67em 0; bookmark-level: 5; bookmark-label: content() }
h6 { font-size: 0.67em; margin: 2.33em 0; bookmark-level: 6; bookmark-label: content() }

ul, ol, menu, dir { margin: 1em 0; padding-left: 40px; counter-reset: list-item }
:is(ul, ol, menu, dir, dl) :is(ul, ol, menu, dir, dl) { margin-top: 0; margin-bottom: 0 }
ol[reversed] { counter-reset: reversed(list-item) }
li { display: list-item }
::marker { unicode-bidi: isolate; font-variant-numeric: tabular-nums; text-transform: none }
ul, menu, dir { list-style-type: disc }
:is(ul, ol, menu, dir) ul { list-style-type: circle }
:is(ul, ol, menu, dir) :is(ul, ol, menu, dir) ul { list-style-type: square }
ol, ol[type="1"], li[type="1"] { list-style-type: decimal }
ol[type=a s], li[type=a s] { list-style-type: lower-alpha }
ol[type=A s], li[type=A s] { list-style-type: upper-alpha }
ol[type=i s], li[type=i s] { list-style-type: lower-roman }
ol[type=I s], li[type=I s] { list-style-type: upper-roman }
ul[type=none], li[type=none] { list-style-type: none }
ul[type=disc], li[type=disc] { list-style-type: disc }
ul[type=circle], li[type=circle] { list-style-type: circle }
ul[type=square], li[type=square] { list-style-type: square }
summary { font-weight: bold }

table { display: table; border-collapse: separate; border-spacing: 2px; box-sizing: border-box;
  text-indent: 0 }
caption { display: table-caption; text-align: center; break-after: avoid }
thead { display: table-header-group; vertical-align: middle; break-inside: avoid;
  break-after: avoid }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle; break-inside: avoid;
  break-before: avoid }
tr { display: table-row; vertical-align: inherit }
col { display: table-column }
colgroup { display: table-column-group }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
th { text-align: center }
table > tr { vertical-align: middle }
[valign=top] { vertical-align: top }
[valign=middle] { vertical-align: middle }
[valign=bottom] { vertical-align: bottom }
[valign=baseline] { vertical-align: baseline }
table[cellspacing="0"] { border-spacing: 0 }
table[cellpadding="0"] > * > tr > :is(td, th), table[cellpadding="0"] > tr > :is(td, th) {
  padding: 0 }
table[border]:not([border="0"]) { border: 1px outset #808080 }
table[border]:not([border="0"]) > * > tr > :is(td, th),
table[border]:not([border="0"]) > tr > :is(td, th) { border: 1px inset #808080 }

img, svg, video, canvas, audio, object, embed, iframe { break-inside: avoid }
button, input, select, textarea, meter, progress { display: inline-block }
audio:not([controls]) { display: none }
ruby, rt { display: inline }

::footnote-call { content: counter(footnote); vertical-align: super; font-size: 65%;
  line-height: 0; font-weight: normal; font-style: normal; text-decoration: none }
::footnote-marker { content: counter(footnote) ". " }

@page { size: A4; margin: 20mm;
  @top-left-corner { text-align: right; vertical-align: middle }
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @top-right-corner { text-align: left; vertical-align: middle }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-right-corner { text-align: left; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-left-corner { text-align: right; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @left-middle { text-align: center; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
  @footnote { border-top: 0.5pt solid; padding-top: 4pt; margin-top: 8pt }
}
)css";

}  // namespace

std::string_view user_agent_sheet() {
  return sheet;
}

}  // namespace css
