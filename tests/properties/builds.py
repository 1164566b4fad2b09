#!/usr/bin/env python3
"""Laws of `rapporteur build`: builds.py LAW PROGRAM

    interrupted  killed at any moment it leaves only whole files, and the next build goes on from there
    busy         two builds do not work in one folder
    watched      a style that is saved is in the PDF at once, and nothing else is made
    corpus       of many folders one that fails does not stop the others
    reasons      only what is out of date is made, by content
    snakemake    the workflow in templates/corpus makes what build makes (skipped where there is no snakemake)
"""

import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE = 240
SKIPPED = 77
TRANSCRIPT = """The Garden Debate {number}: Should the town keep its allotments?

By Ada Reed

What follows is the transcript of a debate about the gardens of a town.

Participants

Participant 1: Head Gardener, Town Gardens, UK (TG)

Participant 2: Councillor, Town Council, UK (TC)

The debate is given here as it was held.

TG: Dear all, the gardens feed two hundred families, and the waiting list is long.

TC: Thank you. The council would rather build flats there, but it has not decided.

TG: Flats can stand anywhere; soil like this took a hundred years to make.
"""
EDITIONS = """[debate]
language = "en-GB"

[editions]
"article.pdf" = { style = "mine.css" }
"other.pdf" = { style = "forum", paper = "A5" }
"article.xhtml" = {}
"article.html" = {}
"article.jats.xml" = {}
"""
STYLE = "@page { size: A5; margin: 20mm } body { font-family: 'Linux Libertine O'; font-size: %spt }\n"


class Broken(Exception):
    """A law that does not hold, as a sentence."""


def make_debate(folder, number=1, editions=EDITIONS):
    folder.mkdir(parents=True)
    (folder / "transcript.txt").write_text(TRANSCRIPT.format(number=number), encoding="utf-8")
    (folder / "debate.toml").write_text(editions, encoding="utf-8")
    (folder / "mine.css").write_text(STYLE % 11, encoding="utf-8")
    return folder


def start(program, *words, cwd):
    return subprocess.Popen([program, *words], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)


def build(program, *words, cwd, code=0):
    """The lines that it says."""
    process = start(program, "build", *words, cwd=cwd)
    said = process.communicate(timeout=PATIENCE)[1].splitlines()
    if process.returncode != code:
        raise Broken(f"build {' '.join(words)}: exit code {process.returncode}\n" + "\n".join(said))
    return said


def made_lines(said):
    return [line for line in said if line.startswith("out/") and "/" in line[4:] and " " not in line]


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def law_interrupted(program, place):
    make_debate(place / "garden")
    build(program, "garden", cwd=place)
    whole = files_of(place / "out/garden")
    for sign, jobs in ((signal.SIGKILL, "1"), (signal.SIGINT, "1"), (signal.SIGKILL, "3")):
        for lines in range(7):
            subprocess.run(["rm", "-rf", place / "out"], check=True)
            process = start(program, "build", "garden", f"-j{jobs}", cwd=place)
            before = [process.stderr.readline().strip() for _ in range(lines)]
            process.send_signal(sign)
            rest = process.stderr.read().splitlines()
            process.wait(timeout=PATIENCE)
            if process.returncode not in (-sign, 0):
                raise Broken(f"{sign.name} after {lines} files: exit code {process.returncode}")
            for name, content in files_of(place / "out/garden").items():
                if name != "manifest.json" and not name.startswith(".") and content != whole[name]:
                    raise Broken(f"{sign.name} after {lines} files left a part of {name}")
            said = build(program, "garden", cwd=place)
            again = set(made_lines(said)) & set(made_lines(before[:-1] + rest[:-1] if sign == signal.SIGINT else before[:-1]))
            if again:
                raise Broken(f"{sign.name} after {lines} files: made once more: {sorted(again)}")
            if files_of(place / "out/garden") != whole:
                raise Broken(f"{sign.name} after {lines} files: the next build gives something else")


def law_busy(program, place):
    make_debate(place / "garden")
    (place / "out/garden").mkdir(parents=True)
    folder = os.open(place / "out/garden", os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    said = "\n".join(build(program, "garden", cwd=place, code=2))
    if "C016" not in said or files_of(place / "out/garden"):
        raise Broken(f"a folder that another build holds: {said}")
    os.close(folder)
    (place / "out/garden/.article.pdf.part-1").write_text("left by a build that was killed")
    build(program, "garden", cwd=place)
    if ".article.pdf.part-1" in files_of(place / "out/garden"):
        raise Broken("what a killed build left behind stays")


def law_watched(program, place):
    garden = make_debate(place / "garden")
    process = start(program, "build", "--watch", "garden", cwd=place)
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    try:
        said = []
        while not said or not said[-1].startswith("watching"):
            said.append(process.stderr.readline())
            if not said[-1]:
                raise Broken("".join(said))
        first = files_of(place / "out/garden")
        (garden / "new").write_text(STYLE % 12)
        (garden / "new").rename(garden / "mine.css")
        line = process.stderr.readline().strip()
        if line != "out/garden/article.pdf":
            raise Broken(f"after the style was saved: {line}")
        (garden / "transcript.txt").write_text(TRANSCRIPT.format(number=2))
        while line and line != "out/garden/debate.xml":
            line = process.stderr.readline().strip()
    finally:
        patience.cancel()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    if process.returncode != -signal.SIGINT:
        raise Broken(f"Ctrl-C: exit code {process.returncode}")
    build(program, "garden", cwd=place)
    second = files_of(place / "out/garden")
    same = [name for name in first if first[name] == second[name]]
    if same:
        raise Broken(f"not made again: {same}")


def law_corpus(program, place):
    for number in range(1, 25):
        make_debate(place / f"debates/{number % 3}/debate-{number}", number, '[editions]\n"article.xhtml" = {}\n')
    (place / "debates/1/debate-7/transcript.txt").write_bytes(b"\x00\x01\x02\x03 no text \x00")
    said = build(program, "debates", "--report", "report.json", cwd=place, code=1)
    if said[-1] != "24 debates: 23 made, 1 failed":
        raise Broken("\n".join(said))
    report = json.loads((place / "report.json").read_text())
    failed = [debate["source"] for debate in report["debates"] if debate["state"] == "failed"]
    if failed != ["debates/1/debate-7"] or report["made"] != 23 or len(report["debates"]) != 24:
        raise Broken(f"the report: {report}")
    if len(list(place.glob("out/*/debate-*/article.xhtml"))) != 23:
        raise Broken("not every article was made")
    said = build(program, "debates/[02]/*", "-o", "out2", cwd=place)
    if said[-1] != "16 debates: 16 made":
        raise Broken("\n".join(said))


def law_reasons(program, place):
    garden = make_debate(place / "garden")
    build(program, "garden", cwd=place)
    # By places and not by paths, also where the folder was not there before: a watch would wake itself.
    files = json.loads((place / "out/garden/manifest.json").read_text())["files"].values()
    strange = {name for file in files for name in file["inputs"] if str(place) in name}
    if strange:
        raise Broken(f"inputs are named by a path of this machine: {strange}")

    def expect(change, files):
        change()
        made = sorted(line.rpartition("/")[2] for line in made_lines(build(program, "-j1", "garden", cwd=place)))
        if made != sorted(files):
            raise Broken(f"made {made} instead of {files}")

    pdf = place / "out/garden/article.pdf"
    expect(lambda: os.utime(garden / "mine.css"), [])
    expect(lambda: (garden / "mine.css").write_text(STYLE % 13), ["article.pdf"])
    expect(pdf.unlink, ["article.pdf"])
    expect(lambda: pdf.write_bytes(b"%PDF-1.7"), ["article.pdf"])
    # A comment in debate.toml is read, and makes nothing new of the text.
    expect(lambda: (garden / "debate.toml").write_text(EDITIONS + "# a comment\n"), ["debate.xml", "ledger.jsonl"])
    expect(lambda: (garden / "debate.toml").write_text(EDITIONS.replace("A5", "A4")),
           ["debate.xml", "ledger.jsonl", "other.pdf"])


def law_snakemake(program, place):
    if not shutil.which("snakemake"):
        sys.exit(SKIPPED)
    for number in range(1, 5):
        make_debate(place / f"debates/{number % 2}/debate-{number}", number, '[editions]\n"article.xhtml" = {}\n')
    broken = place / "debates/1/debate-3/transcript.txt"
    text = broken.read_bytes()
    broken.write_bytes(b"\x00 no text \x00")

    def workflow():
        folder = ROOT / "templates/corpus"
        return subprocess.run(["snakemake", "-s", folder / "Snakefile", "--profile", folder / "local", "--config",
                               "debates=debates", "out=out", f"program={program}"], cwd=place, capture_output=True,
                              env={**os.environ, "XDG_CACHE_HOME": str(place)}, text=True, timeout=PATIENCE, check=False)

    done = workflow()
    made = sorted(path.parent.name for path in place.glob("out/*/debate-*/article.xhtml"))
    if done.returncode != 1 or made != ["debate-1", "debate-2", "debate-4"]:
        raise Broken(f"one debate of four is broken; made {made}\n{done.stderr}")
    if "C013" not in (place / "out/log/1/debate-3.txt").read_text():
        raise Broken("the log does not say what is wrong")
    broken.write_bytes(text)
    done = workflow()
    if done.returncode != 0 or not (place / "out/1/debate-3/article.xhtml").exists():
        raise Broken(f"the debate that was mended is not made\n{done.stderr}")
    build(program, "debates", "-o", "plain", cwd=place)
    for path in place.glob("plain/*/*/*"):
        if path.read_bytes() != (place / "out" / path.relative_to(place / "plain")).read_bytes():
            raise Broken(f"build gives another {path.name}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or f"law_{sys.argv[1]}" not in globals():
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            globals()[f"law_{sys.argv[1]}"](str(pathlib.Path(sys.argv[2]).resolve()), pathlib.Path(scratch))
        except Broken as broken:
            sys.exit(str(broken))
