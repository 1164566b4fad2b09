"""The forms of each debate that the validators see beyond those that `build` makes.

A debate's folder gets, beside debate.xml: the article as these forms have it, a PDF for each print style and for American paper, one
for the printer with bleed and marks, every export, and the EPUB that another Pandoc makes.
"""

import os
import subprocess

# name -> options of `rapporteur typeset`
PRINTS = {
    "review-copy": ["--style", "review-copy"],
    "large-print": ["--style", "large-print"],
    "letter": ["--style", "forum", "--style", "{here}/letter.css"],
    "printer": ["--style", "forum", "--bleed", "3mm", "--marks"],
}
# format -> the file that holds it
EXPORTS = {"html": "article.html", "jats": "article.jats.xml", "docx": "article.docx",
           "odt": "article.odt", "md": "article.md"}


def _run(*command, env=None, output=None):
    # What is not made is missing, and every check of it says so.
    subprocess.run(list(map(str, command)), check=False, stdout=output,
                   env={**os.environ, **(env or {})})


def make(program, here, debate, folder, other_pandoc):
    """Makes the forms of `debate` (a folder with debate.xml) in `folder`."""
    tei = debate / "debate.xml"
    with open(folder / "article.xhtml", "wb") as article:
        _run(program, "typeset", "-q", "--emit", "xhtml", tei, "-o", "-", output=article)
    for name, options in PRINTS.items():
        _run(program, "typeset", "-q", tei, "-o", folder / f"{name}.pdf",
             *(option.format(here=here) for option in options))
    for form, name in EXPORTS.items():
        _run(program, "export", "-q", tei, "--to", form, "-o", folder / name)
    _run(program, "epub", "-q", tei, "-o", folder / "pandoc3.epub",
         env={"PATH": f"{other_pandoc.parent}:{os.environ['PATH']}"})
