#pragma once
// Debates written by hand, clean and with marks that tell the truth about them; the damage is done
// when one is read. A file opens with lines
//   @note what is special about it
//   @language de
//   @replace Ann P3      everywhere, ignoring case, also inside words
//   @codes P1 P2 McM_2   the list of participants, as the damaged text has it
//   @findings D301 D503  the rules of shared codes and of consistency that find something in it;
//                        without this line nobody has judged that
// ("_" is a space)
// and, after an empty line, goes on with the text, in which these marks stand and are taken out:
//   {{post P3}} {{post P3 proved}} {{post ?}}   where the text of a post without a label begins;
//                       "proved": the debate itself tells who wrote it
//   {{labelled P3}}     where the text of a post begins that has a label or header
//   {{item}}            where the text of a list item begins
//   {{quotes 2}}        in a post that quotes the second one
//   {{link}}            before an address
//   {{gap}}             behind the text after which a link was lost
//   {{title}}           before the title

#include <string_view>

#include "generator/debates.h"

namespace generator {

TrueDebate read_case(std::string_view file);

}  // namespace generator
