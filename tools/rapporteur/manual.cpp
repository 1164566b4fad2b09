#include "rapporteur/manual.h"

#include <fmt/format.h>

#include "rapporteur/command.h"
#include "rapporteur/version.h"

namespace rapporteur {
namespace {

// groff's man(7): a backslash begins an escape, a line that begins with a dot or an apostrophe is a
// request, and "-" would become a hyphen.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_begins = c == '\n';
  }
  return out;
}

std::string option_entry(const Option& o) {
  std::string out = ".TP\n";
  if (o.letter != 0) out += fmt::format("\\fB\\-{}\\fR, ", o.letter);
  out += fmt::format("\\fB\\-\\-{}\\fR", roff(o.name));
  if (!o.argument.empty()) out += fmt::format(" \\fI{}\\fR", roff(o.argument));
  return out + "\n" + roff(o.help) + "\n";
}

std::string command_section(const Command& c) {
  std::string out = fmt::format(".SS rapporteur {} [OPTION…] {}\n{}\n", roff(c.name),
                                roff(c.operands), roff(c.description));
  for (const Option& o : c.options) out += option_entry(o);
  return out;
}

}  // namespace

std::string manual_page() {
  std::string out = fmt::format(
      ".TH RAPPORTEUR 1 \"{}\" \"Rapporteur {}\" \"User Commands\"\n"
      ".SH NAME\nrapporteur \\- from the raw transcript of an online debate to TEI, PDF and EPUB\n"
      ".SH SYNOPSIS\n.B rapporteur\n.I COMMAND\n[\\fIOPTION\\fR…] [\\fIFILE\\fR…]\n"
      ".SH DESCRIPTION\n"
      "Makes of a raw, anonymized transcript one clean text with every change on record, and of\n"
      "that text an article, a book for the archive and other editions.\n"
      ".SH COMMANDS\n",
      version_day, version);
  for (const Command& c : commands()) out += command_section(c);
  out += ".SH OPTIONS OF EVERY COMMAND\n";
  for (const Option& o : common_options()) out += option_entry(o);
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\nfine\n.TP\n.B 1\nthe input has errors (with "
      "\\fB\\-\\-strict\\fR also warnings)\n.TP\n.B 2\nwrong usage or environment\n"
      ".SH ENVIRONMENT\n.TP\n.B SOURCE_DATE_EPOCH\n"
      "the date of editions whose debate has none, in seconds since 1970\n"
      ".SH FILES\n.TP\n.I debate.toml\nbeside a transcript: what it does not say itself, which\n"
      "editions are made, and what the editor decided\n"
      ".TP\n.I /usr/share/rapporteur\nstyles and templates\n";
  return out;
}

}  // namespace rapporteur
