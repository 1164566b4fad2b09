#!/usr/bin/env python3
"""Compares pages with their pictures: pictures.py --program PROGRAM NAME, or --self-test.

NAME is a line of pages.txt; its picture is NAME.png. Rasterizers differ in single dots, so what is
compared is the mean grey of small squares. With RAPPORTEUR_APPROVE=1 the picture is made anew when
it no longer fits; otherwise the page as it looks now is left beside the test's output.
"""

import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
DOTS_PER_INCH = 72
SQUARE = 4  # dots
MOST_DIFFERENCE = 40  # of 255, in one square
MOST_SQUARES = 0.0005  # that may differ by more
LARGEST_FILE = 60 * 1024
PATIENCE = 120  # seconds


def read_pgm(data):
    """8-bit grey, as pdftoppm writes it: (width, height, bytes)."""
    magic, width, height, depth, dots = data.split(maxsplit=4)[:4] + [b""]
    if magic != b"P5" or depth != b"255":
        raise ValueError("not an 8-bit PGM")
    size = int(width) * int(height)
    return int(width), int(height), data[len(data) - size:]


def write_png(width, height, dots):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    rows = b"".join(b"\0" + dots[y * width:(y + 1) * width] for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def read_png(data):
    """Only what write_png writes: grey, unfiltered."""
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    rows = zlib.decompress(packed)
    return width, height, b"".join(rows[y * (width + 1) + 1:(y + 1) * (width + 1)] for y in range(height))


def squares(width, height, dots):
    for top in range(0, height - SQUARE + 1, SQUARE):
        for left in range(0, width - SQUARE + 1, SQUARE):
            yield sum(sum(dots[(top + y) * width + left:(top + y) * width + left + SQUARE])
                      for y in range(SQUARE)) // (SQUARE * SQUARE)


def difference(one, other):
    """A sentence when the pictures differ, else nothing."""
    if one[:2] != other[:2]:
        return f"{one[0]}x{one[1]} dots instead of {other[0]}x{other[1]}"
    pairs = list(zip(squares(*one), squares(*other)))
    wrong = sum(abs(a - b) > MOST_DIFFERENCE for a, b in pairs)
    return f"{wrong} of {len(pairs)} squares differ" if wrong > MOST_SQUARES * len(pairs) else ""


def render(program, document, style, page):
    with tempfile.TemporaryDirectory() as folder:
        pdf = pathlib.Path(folder) / "page.pdf"
        sheet = HERE / style if style.endswith(".css") else style
        subprocess.run([program, "typeset", "-q", HERE / document, "--style", sheet, "-o", pdf], check=True, timeout=PATIENCE)
        made = subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", page, "-l", page, "-gray", pdf],
                              check=True, capture_output=True, timeout=PATIENCE)
        return read_pgm(made.stdout)


def run(program, name):
    rows = [line.split() for line in (HERE / "pages.txt").read_text().splitlines() if line and not line.startswith("#")]
    document, style, page = next(row[1:] for row in rows if row[0] == name)
    now = render(program, document, style, page)
    file = HERE / f"{name}.png"
    problem = difference(now, read_png(file.read_bytes())) if file.exists() else "there is no picture yet"
    if not problem:
        return 0
    picture = write_png(*now)
    if len(picture) > LARGEST_FILE:
        print(f"{name}: a picture of {len(picture)} bytes is too large to keep")
        return 1
    if os.environ.get("RAPPORTEUR_APPROVE") == "1":
        file.write_bytes(picture)
        return 0
    seen = pathlib.Path.cwd() / f"{name}.now.png"
    seen.write_bytes(picture)
    print(f"{name}: {problem}; see {seen}. `make approve` accepts it")
    return 1


def self_test():
    white, grey = bytes([255]) * 400, bytes([200]) * 400
    one_dot = bytes([0]) + white[1:]
    a_bar = bytes([0]) * 160 + white[160:]
    same = read_png(write_png(20, 20, one_dot)) == (20, 20, one_dot)
    pgm = read_pgm(b"P5\n20 20\n255\n" + white) == (20, 20, white)
    return 0 if same and pgm and not difference((20, 20, white), (20, 20, white)) and difference(
        (20, 20, white), (20, 20, grey)) and difference((20, 20, white), (20, 20, a_bar)) and difference(
        (20, 20, white), (10, 40, white)) else 1


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        sys.exit(__doc__)
    sys.exit(run(pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]))
