#!/usr/bin/env python3
"""Whether the article of a debate is set as well as was promised: debate.py PROGRAM SEED"""

import pathlib
import subprocess
import sys
import tempfile

from measure_pdf import Document, read_chars

MOST = {"spread of word spaces": 0.15, "lines looser than 1.5, %": 0.5, "hyphens per 100 lines": 12,
        "ladders": 0, "runts": 0, "widows and orphans": 0}


def main(program, seed):
    with tempfile.TemporaryDirectory() as place:
        tei, pdf = pathlib.Path(place, "debate.xml"), pathlib.Path(place, "article.pdf")
        subprocess.run([program, "normalize", "-q", seed, "-o", tei], check=True)
        subprocess.run([program, "typeset", "-q", tei, "-o", pdf], check=True)
        found = Document(read_chars(pdf, None), size=10).measure()
    wrong = [f"{name}: {found[name]}, more than {most}" for name, most in MOST.items() if found[name] > most]
    if found["on the grid, %"] < 100:
        wrong.append(f"on the grid: {found['on the grid, %']} %")
    level, several = map(int, found["level columns"].split(" of "))
    if level < several:
        wrong.append(f"level columns: {level} of {several}")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
