#!/usr/bin/env python3
"""Runs one command-line transcript: run_case.py --program PROGRAM CASE, or --self-test.

A case file reads like a terminal, in a fresh folder that goes away afterwards:

    # What the case shows, as a sentence.
    % command      a preparation, run by bash; it must succeed
    $ command      the command under test, run by bash; what follows is what it must do:
    | line         on standard output
    ! line         on standard error
    + path         a file that it makes or changes, in order; a folder ends in /
    => 2           its exit code

`…` in an expected line stands for any text within that line. PROGRAM is on the path as
`rapporteur`; $ROOT is the project's folder and $SEED the folder of Online Debate 5. The case's
folder is shown as FOLDER, the project's as ROOT.
With RAPPORTEUR_APPROVE=1 the file is rewritten with what happened; expected lines that still
match, `…` included, stay as they are.
"""

import difflib
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE = 120  # seconds for one command


def snapshot(folder):
    """`path` -> hash of its bytes, for everything below `folder`."""
    return {path.relative_to(folder).as_posix() + ("/" if path.is_dir() and not path.is_symlink() else ""):
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            for path in sorted(folder.rglob("*"))}


def happened(command, folder, env):
    """What the command did, as the lines of a case."""
    before = snapshot(folder)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=PATIENCE, check=False)
    after = snapshot(folder)
    lines = [f"| {line}" for line in done.stdout.decode(errors="backslashreplace").splitlines()]
    lines += [f"! {line}" for line in done.stderr.decode(errors="backslashreplace").splitlines()]
    lines += [f"+ {path}" for path in after if before.get(path) != after[path]]
    lines += [f"- {path}" for path in before if path not in after]
    return [line.replace(str(folder), "FOLDER").replace(str(ROOT), "ROOT").rstrip() for line in lines] + [f"=> {done.returncode}"]


def matches(expected, actual):
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, actual) is not None


def merged(expected, actual):
    """The actual lines, with each expected line kept in place of one that it matches."""
    kept = [next((old for old in expected if matches(old, line)), line) for line in actual]
    same = len(expected) == len(actual) and all(map(matches, expected, actual))
    return expected if same else kept


def played(text, program):
    """The case as it would read if it told what really happened."""
    result, block, lines = [], [], text.splitlines()
    with tempfile.TemporaryDirectory() as place:
        folder, binaries = pathlib.Path(place) / "case", pathlib.Path(place) / "bin"
        folder.mkdir()
        binaries.mkdir()
        (binaries / "rapporteur").symlink_to(program)
        env = {"PATH": f"{binaries}:/usr/local/bin:/usr/bin:/bin", "HOME": place, "LC_ALL": "C.UTF-8", "TZ": "UTC",
               "BIN": str(binaries), "ROOT": str(ROOT), "SEED": str(ROOT / "seeds/online-debate-5")}
        for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if key in os.environ:
                env[key] = os.environ[key]
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            result.append(line)
            if line.startswith("% "):
                subprocess.run(["bash", "-ec", line[2:]], cwd=folder, env=env, timeout=PATIENCE, check=True)
            elif line.startswith("$ "):
                block = []
                while at < len(lines) and re.match(r"[|!+-]( |$)|=> ", lines[at]):
                    block.append(lines[at])
                    at += 1
                result += merged(block, happened(line[2:], folder, env))
            elif line and not line.startswith("#"):
                raise ValueError(f"a line of a case begins with one of # % $ | ! + - =>: {line}")
    return "\n".join(result) + "\n"


def run(case, program):
    expected = case.read_text(encoding="utf-8")
    actual = played(expected, program)
    if actual == expected:
        return 0
    if os.environ.get("RAPPORTEUR_APPROVE") == "1":
        case.write_text(actual, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True),
                                               f"{case.name}, expected", f"{case.name}, as it happened"))
    print("`make approve` accepts it; git diff is the review")
    return 1


def self_test():
    """A case tells what happened, whatever it said before; `…` survives only where it matches."""
    told = "# Echo.\n% echo a > old\n$ echo x; echo y y >&2; echo b > new; rm old; exit 3\n"
    truth = "| x\n! y y\n+ new\n- old\n=> 3\n"
    samples = [(told, told + truth), (told + truth, told + truth), (told + "| z\n=> 0\n", told + truth),
               (told + "| x\n! y…\n+ new\n- old\n=> 3\n",) * 2, (told + "| …q\n=> 3\n", told + truth)]
    wrong = [(text, played(text, shutil.which("true"))) for text, want in samples
             if played(text, shutil.which("true")) != want]
    for text, got in wrong:
        print(f"--- case\n{text}--- became\n{got}")
    return len(wrong)


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(1 if self_test() else 0)
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        sys.exit(__doc__)
    sys.exit(run(pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[2]).resolve()))
