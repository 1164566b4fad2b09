#!/usr/bin/env python3
"""The rules of the house that a script can see. house.py ROOT, or house.py --self-test.

Prints one line `path:line: what is wrong` for each fault and exits 1 if there is any.
"""

import pathlib
import re
import subprocess
import sys

LINES_PER_FILE = 500  # a file that needs more has two reasons; tables are exempt by their name
COLUMNS = 100
CODE = {".cpp", ".h"}
TEXT = CODE | {".cmake", ".css", ".md", ".py", ".rnc", ".rng", ".sh", ".toml", ".txt", ".xsl"}
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "data",
           "info", "shared", "tmp"}
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "Makefile", "README.md", "seeds", "styles",
             "templates", "tests", "tools"}
# Written in two halves, so that this file keeps its own rules.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
SOMEBODYS_PATH = re.compile(r"(?<![\w.])/(ho" + r"me|ro" + r"ot|wo" + r"rk)/")
DECLARED = re.compile(r"^\s*(?:class|struct|enum class|namespace)\s+([A-Za-z_:]+)")


def words(name):
    """`FontInfo`, `font_info` -> ['font', 'info']"""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", " ", name).lower().split()


def faults_in(path, text):
    """The faults of one file, as (line, sentence); `path` is relative to the root."""
    suffix = pathlib.PurePath(path).suffix
    stem = pathlib.PurePath(path).stem
    lines = text.split("\n")
    if suffix in CODE:
        if len(lines) - 1 > LINES_PER_FILE and not stem.endswith("_table"):
            yield len(lines) - 1, f"more than {LINES_PER_FILE} lines: split it by reason"
        for drawer in DRAWERS & {part for step in pathlib.PurePath(path).parts
                                 for part in words(step.partition(".")[0])}:
            yield 1, f"'{drawer}' in a file's name says nothing: name its one reason"
        if suffix == ".h" and not text.startswith("#pragma once\n"):
            yield 1, "a header begins with #pragma once"
    if text and not text.endswith("\n"):
        yield len(lines), "the last line has no end"
    for number, line in enumerate(lines, 1):
        if suffix in CODE:
            if len(line) > COLUMNS and 'R"' not in line and "http" not in line:
                yield number, f"more than {COLUMNS} columns"
            declared = DECLARED.match(line)
            for drawer in DRAWERS & set(words(declared.group(1)) if declared else []):
                yield number, f"'{drawer}' in a name says nothing: name what it is"
        if line != line.rstrip(" \t\r") and suffix != ".txt":
            yield number, "white space at the end of the line"
        if UNFINISHED.search(line):
            yield number, "unfinished work belongs in an issue, not in the text"
        if SOMEBODYS_PATH.search(line):
            yield number, "a path of somebody's own machine"


def strays(names):
    """The kept files, of all `names`, that stand where none belongs: beside the rooms, without a dot."""
    return [name for name in names if name[0] != "." and name.partition("/")[0] not in TOP_LEVEL]


def kept_files(root):
    """What git keeps below `root`; nothing where it is no checkout (an unpacked archive)."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


def files_of(root):
    """The files that people of this project write: no seeds, no goldens, nothing built."""
    for top in ("tools", "tests", "styles", "templates", ".ci"):
        for path in sorted((root / top).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and path.suffix in TEXT and not re.match(
                    r"tests/(cases|pages|fuzz/corpus|unit/.*/(cases|samples|goldens?|data)|conformance/node_modules)/", name):
                yield name
    for name in ("README.md", "Makefile", "CMakeLists.txt", ".ci/run"):
        if (root / name).exists():
            yield name


def check(root):
    faults = [f"{name}:{line}: {sentence}" for name in files_of(root)
              for line, sentence in faults_in(name, (root / name).read_text(encoding="utf-8"))]
    faults += [f"{name}:1: does not belong at the top level" for name in strays(kept_files(root))]
    print("\n".join(faults) or "every file keeps the rules")
    return len(faults)


def self_test():
    """Each rule has a text that breaks it, and a clean text breaks none."""
    clean = "#pragma once\n// What becomes what.\nnamespace css {}\n"
    bad = {
        "tools/css/long.h": clean + "\n" * LINES_PER_FILE,
        "tools/css/font_info.h": clean,
        "tools/util/x.h": clean,
        "tools/css/guard.h": "// What becomes what.\n",
        "tools/css/end.h": clean + "int x;",
        "tools/css/wide.h": clean + "// " + "x" * COLUMNS + "\n",
        "tools/css/name.h": clean + "class StyleManager {};\n",
        "tools/css/space.h": clean + "int x; \n",
        "tools/css/later.cpp": "// TO" + "DO: later\n",
        "tests/README.md": "see /ho" + "me/ada/notes\n",
    }
    missed = [name for name, text in bad.items() if not list(faults_in(name, text))]
    wrong = list(faults_in("tools/css/style.h", clean)) + list(faults_in("tools/css/colour_table.cpp", "\n" * 900))
    if strays(["program.whl", "notes/a.md", "tools/a.cpp", ".ci/run"]) != ["program.whl", "notes/a.md"]:
        missed.append("a file at the top level")
    for name in missed:
        print(f"not caught: {name}")
    for fault in wrong:
        print(f"caught without reason: {fault}")
    return len(missed) + len(wrong)


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__)
    sys.exit(1 if (self_test() if argument == "--self-test" else check(pathlib.Path(argument))) else 0)
