#!/usr/bin/env python3
"""How well the text of a PDF is set: measured on the finished pages, whoever made them.

    measure_pdf.py FILE.pdf … [--json] [--pages 2-11] [--size 10] [--natural 0.25] [--show]

Reads the characters with `mutool draw -F stext` (package mupdf-tools), finds lines, columns and
paragraphs again from their positions, and prints one column of numbers for each file. Only text in
the body size counts: the size of most characters, or --size. README.md says what each number means.
"""

import argparse
import collections
import json
import statistics
import subprocess
import sys
import xml.etree.ElementTree
from dataclasses import dataclass, field

HYPHENS = "-\u00ad\u2010"
SPACES = " \u00a0\u2009\u202f"
SHORT_WORD = 4  # letters; a last line of one word that is no longer is a runt
ON_GRID = 0.3   # points
LEVEL = 0.75    # points


@dataclass
class Char:
    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass
class Line:
    page: int
    base: float
    chars: list
    column: int = 0
    full: bool = False         # reaches the right edge of its measure
    ends_paragraph: bool = False
    begins_paragraph: bool = False
    top: bool = False          # first, last of its column
    bottom: bool = False
    gaps: list = field(default_factory=list)

    @property
    def left(self):
        return self.chars[0].left

    @property
    def right(self):
        return self.chars[-1].right

    @property
    def size(self):
        return collections.Counter(round(c.size, 1) for c in self.chars).most_common(1)[0][0]

    @property
    def text(self):
        out = []
        for before, char in zip([None] + self.chars, self.chars):
            if before and char.left - before.right > 0.12 * char.size:
                out.append(" ")
            out.append(char.text)
        return "".join(out)


def read_chars(path, pages):
    """(page number, height, characters that are not spaces, in the order of the content stream)."""
    command = ["mutool", "draw", "-q", "-F", "stext", "-O", "preserve-ligatures", "-o", "-", path]
    if pages:
        command.append(pages)
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    chars, size = [], 0.0
    for event, node in xml.etree.ElementTree.iterparse(run.stdout, ("start", "end")):
        if event == "start":
            if node.tag == "font":
                size = float(node.get("size"))
            continue
        if node.tag == "char":
            quad = [float(q) for q in node.get("quad").split()]
            if node.get("c") not in SPACES and abs(quad[1] - quad[3]) < 0.01:
                chars.append(Char(node.get("c"), quad[0], quad[2], float(node.get("y")), size))
        elif node.tag == "page":
            yield int(node.get("id")[4:]), float(node.get("height")), chars
            chars = []
            node.clear()
    if run.wait() != 0 and not chars:
        raise ValueError("mutool cannot read it")


def make_lines(number, chars):
    """Characters that follow one another on one baseline; raised and lowered ones stay in the line."""
    lines = []
    for c in chars:
        last = lines[-1].chars[-1] if lines else None
        if last:
            near = -0.6 * last.size < c.left - last.right < 3 * max(c.size, last.size)
            same = abs(c.base - lines[-1].base) < 0.2 * c.size
            raised = c.size < 0.85 * lines[-1].chars[0].size and \
                abs(c.base - lines[-1].base) < 0.6 * lines[-1].chars[0].size
            if near and (same or raised):
                lines[-1].chars.append(c)
                continue
        lines.append(Line(number, c.base, [c]))
    return lines


def peaks(values, width, least):
    """Centres of the crowds among the values, at least `width` apart."""
    counts = collections.Counter(round(v / width * 2) for v in values)
    found = []
    for slot, _ in counts.most_common():
        total = sum(counts[slot + d] for d in (-1, 0, 1))
        if total >= least and all(abs(slot - other) > 2 for other in found):
            found.append(slot)
    return sorted(slot * width / 2 for slot in found)


# Letters that are set up to 2 % wider or narrower have a size of their own in what mutool tells.
SAME_SIZE = 0.15


def most_common_size(counts):
    """The size, to a tenth, at the middle of those that most characters have."""
    def near(size):
        return {other: n for other, n in counts.items() if abs(other - size) < SAME_SIZE}

    some = near(max(sorted(counts), key=lambda size: sum(near(size).values())))
    return round(sum(size * n for size, n in some.items()) / sum(some.values()), 1)


def without_running_heads(lines, size):
    """Lines far from all others at a height at which most pages have such a line."""
    alone = []
    by_page = collections.defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for of_page in by_page.values():
        bases = sorted({round(line.base, 1) for line in of_page})
        for line in of_page:
            near = [b for b in bases if 1 < abs(b - line.base) < 1.7 * size]
            if not near:
                alone.append(line)
    heights = collections.Counter(round(line.base) for line in alone)
    heads = {id(line) for line in alone
             if sum(heights[round(line.base) + d] for d in (-1, 0, 1)) > 0.4 * len(by_page) > 0.8}
    return [line for line in lines if id(line) not in heads]


class Document:
    """The lines of body text of (page number, height, characters) …"""

    def __init__(self, pages, size=None, natural=None):
        self.heights = {}
        lines = []
        for number, height, chars in pages:
            self.heights[number] = height
            lines += make_lines(number, chars)
        counts = collections.Counter()
        for line in lines:
            counts[line.size] += len(line.chars)
        if not counts:
            raise ValueError("no text in it")
        self.size = size or most_common_size(counts)
        self.all_lines = lines
        lines = [line for line in lines if abs(line.size - self.size) < SAME_SIZE]
        self.lines = without_running_heads(lines, self.size)
        self.find_columns()
        self.find_full_lines()
        self.find_paragraphs()
        for line in self.lines:
            self.find_gaps(line)
        self.natural = natural * self.size if natural else self.find_natural()

    def find_columns(self):
        """Columns begin where many lines begin, at least eight ems apart."""
        lefts = peaks([line.left for line in self.lines], self.size / 4,
                      max(3, 0.05 * len(self.lines)))
        edges = []
        for left in lefts:
            if not edges or left - edges[-1] > 8 * self.size:
                edges.append(left)
        self.column_lefts = edges or [0.0]
        for line in self.lines:
            before = [i for i, edge in enumerate(self.column_lefts)
                      if edge <= line.left + 0.7 * self.size]
            line.column = before[-1] if before else 0
        self.lines.sort(key=lambda line: (line.page, line.column, line.base, line.left))
        merged = []
        for line in self.lines:  # what a wide gap or another order has cut
            last = merged[-1] if merged else None
            if last and (last.page, last.column) == (line.page, line.column) and \
                    abs(last.base - line.base) < 0.2 * self.size and line.left >= last.right - 1:
                last.chars += line.chars
            else:
                merged.append(line)
        self.lines = merged
        places = collections.Counter()
        for before, line in zip([None] + self.lines, self.lines):
            if before is None or (before.page, before.column) != (line.page, line.column):
                line.top = True
                if before:
                    before.bottom = True
            elif before:
                places[round(line.base - before.base, 1)] += 1
        if self.lines:
            self.lines[-1].bottom = True
        self.leading = places.most_common(1)[0][0] if places else 1.2 * self.size

    def find_full_lines(self):
        """Full lines end where many lines of the column end; punctuation may hang out."""
        for column in range(len(self.column_lefts)):
            lines = [line for line in self.lines if line.column == column]
            # Odd and even pages may have other margins.
            for parity in (0, 1):
                some = [line for line in lines if line.page % 2 == parity]
                edges = peaks([line.right for line in some], self.size / 4,
                              max(3, 0.03 * len(some)))
                for line in some:
                    line.full = any(-0.35 * self.size < line.right - edge < 0.8 * self.size
                                    for edge in edges)

    def find_paragraphs(self):
        """A paragraph begins after a short line, after white space, or with an indent."""
        for before, line, after in zip([None] + self.lines, self.lines, self.lines[1:] + [None]):
            edge = self.column_lefts[line.column]
            indent = line.left - edge
            hangs = after is not None and after.column == line.column and \
                after.left < line.left - 0.6 * self.size
            apart = before is not None and not line.top and \
                line.base - before.base > 1.25 * self.leading
            line.begins_paragraph = before is None or not before.full or apart or \
                (0.6 * self.size < indent < 4 * self.size and hangs and
                 (line.top or abs(before.left - line.left) > 0.3 * self.size))
            if before is not None and line.begins_paragraph:
                before.ends_paragraph = True
        if self.lines:
            self.lines[-1].ends_paragraph = True

    def find_gaps(self, line):
        body = [c for c in line.chars if c.size > 0.85 * self.size]
        for before, after in zip(body, body[1:]):
            gap = after.left - before.right
            # Wider than two ems: a tab, a leader, a table.
            if 0.12 * self.size < gap < 2 * self.size:
                line.gaps.append(gap)

    def find_natural(self):
        """The median word space of last lines, which nothing stretches."""
        loose = [g for line in self.lines if not line.full for g in line.gaps]
        every = [g for line in self.lines for g in line.gaps]
        return statistics.median(loose if len(loose) >= 30 else every or [0.25 * self.size])

    def paragraphs(self):
        paragraph = []
        for line in self.lines:
            if line.begins_paragraph and paragraph:
                yield paragraph
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield paragraph

    def ladders(self):
        found, run = 0, 0
        for line in self.lines:
            run = run + 1 if line.full and line.text[-1] in HYPHENS else 0
            found += run == 3
        return found

    def runts(self):
        found = []
        for paragraph in self.paragraphs():
            if len(paragraph) < 2 or paragraph[-1].full:
                continue
            last = paragraph[-1]
            letters = sum(c.isalpha() for c in last.text)
            if last.right - last.left < 2 * self.size or \
                    (" " not in last.text and letters <= SHORT_WORD):
                found.append(last)
        return found

    def widows_and_orphans(self):
        found = []
        for paragraph in self.paragraphs():
            if len(paragraph) < 2:
                continue
            if paragraph[-1].top:
                found.append(paragraph[-1])
            if paragraph[0].bottom:
                found.append(paragraph[0])
        return found

    def on_grid(self):
        """Share of lines on the best grid of the usual leading that runs through all pages."""
        step = self.leading
        best = 0
        phases = collections.Counter(round(line.base % step / ON_GRID) for line in self.lines)
        for slot, _ in phases.most_common(5):
            centre = slot * ON_GRID
            hit = sum(1 for line in self.lines
                      if abs((line.base - centre + step / 2) % step - step / 2) <= ON_GRID)
            best = max(best, hit)
        return best / len(self.lines)

    def level_bottoms(self):
        """(pages whose columns end level, pages with several full columns); not the last page.

        A column may end with a line of another size, as quotations and notes have, but not below the
        text of all pages, where folios stand, nor with a note that goes across columns."""
        ends = collections.defaultdict(dict)
        for line in self.lines:
            ends[line.page][line.column] = max(line.base, ends[line.page].get(line.column, 0))
        foot = max((line.base for line in self.lines), default=0) + LEVEL
        for line in self.all_lines:
            before = [i for i, left in enumerate(self.column_lefts)
                      if left <= line.left + 0.7 * self.size]
            column = before[-1] if before else 0
            across = line.right > min((left for left in self.column_lefts if left > line.left + self.size),
                                      default=line.right)
            if column in ends[line.page] and line.base <= foot and not across:
                ends[line.page][column] = max(line.base, ends[line.page][column])
        last = max(ends, default=0)
        pages = [e for page, e in ends.items() if len(e) > 1 and page != last]
        level = [e for e in pages if max(e.values()) - min(e.values()) <= LEVEL]
        return len(level), len(pages)

    def measure(self):
        full = [line for line in self.lines if line.full and line.gaps]
        gaps = [g / self.natural for line in full for g in line.gaps]
        means = [statistics.fmean(line.gaps) / self.natural for line in full]
        hyphens = sum(line.text[-1] in HYPHENS for line in self.lines if line.full)
        level, several = self.level_bottoms()
        return {
            "pages": len(self.heights),
            "body size": round(self.size, 1),
            "leading": self.leading,
            "columns": len(self.column_lefts),
            "lines": len(self.lines),
            "full lines": len(full),
            "natural space, em": round(self.natural / self.size, 3),
            "mean word space": round(statistics.fmean(gaps), 3) if gaps else None,
            "spread of word spaces": round(statistics.pstdev(gaps), 3) if gaps else None,
            "lines looser than 1.5, %": round(100 * sum(m > 1.5 for m in means)
                                              / max(1, len(means)), 1),
            "lines tighter than 0.75, %": round(100 * sum(m < 0.75 for m in means)
                                                / max(1, len(means)), 1),
            "loosest line": round(max(means), 2) if means else None,
            "hyphens per 100 lines": round(100 * hyphens / max(1, len(full)), 1),
            "ladders": self.ladders(),
            "runts": len(self.runts()),
            "widows and orphans": len(self.widows_and_orphans()),
            "on the grid, %": round(100 * self.on_grid(), 1) if self.lines else None,
            "level columns": f"{level} of {several}",
        }

    def show(self):
        """The lines that count against the page, to look at."""
        full = [line for line in self.lines if line.full and line.gaps]
        worst = sorted(full, key=lambda line: -statistics.fmean(line.gaps))[:5]
        for name, lines in (("loose", worst), ("runt", self.runts()),
                            ("widow or orphan", self.widows_and_orphans())):
            for line in lines:
                print(f"  {name}: page {line.page}: {line.text[:90]}")


def sample_page(number, columns, stretch=1.0):
    """Characters of 5 pt in columns of lines that are 100 pt wide; `|` ends a paragraph. Lines have
    letters of 9.9, 10 and 10.1 pt in turn, as when these are stretched."""
    chars = []
    for column, lines in enumerate(columns):
        for row, line in enumerate(lines):
            x = 50 + 150 * column
            base = 100 + 12 * row
            words = line.rstrip("|").split(" ")
            rest = 100 - sum(5 * len(w) for w in words)
            gap = 2.5 if line.endswith("|") else stretch * rest / max(1, len(words) - 1)
            for word in words:
                for letter in word:
                    chars.append(Char(letter, x, x + 5, base, 9.9 + 0.1 * (row % 3)))
                    x += 5
                x += gap
    return number, 800, chars


def self_test():
    full = "abcdef abcdef abcdef"  # leaves 10 pt for two spaces: 5 pt each
    some = [full] * 6 + ["abcdef abcdef|"]
    broken = [full] * 3 + ["abcdef abcdef abcde-"] * 3 + ["end.|"]
    pages = [sample_page(1, [some, broken]),
             sample_page(2, [[full] * 7, ["abcdef|"] + some[1:] + [full]]),
             sample_page(3, [["abcdef|"] + some])]
    found = Document(pages, natural=0.25).measure()
    expected = {"columns": 2, "mean word space": 2.0, "spread of word spaces": 0.0,
                "lines looser than 1.5, %": 100.0, "ladders": 1, "runts": 1,
                "widows and orphans": 3, "level columns": "1 of 2", "on the grid, %": 100.0}
    wrong = {k: (found[k], v) for k, v in expected.items() if found[k] != v}
    if wrong:
        sys.exit(f"found, expected: {wrong}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", metavar="FILE.pdf")
    parser.add_argument("--self-test", action="store_true", help="measure a sample of known faults")
    parser.add_argument("--json", action="store_true", help="one JSON object for each file")
    parser.add_argument("--pages", help="as mutool takes them: 2-11, 1,3,5-N")
    parser.add_argument("--size", type=float, help="size of the body text in points")
    parser.add_argument("--natural", type=float, help="natural word space in ems")
    parser.add_argument("--show", action="store_true", help="the lines that count as faults, too")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if not options.files:
        parser.error("which files?")
    results = {}
    for path in options.files:
        try:
            document = Document(read_chars(path, options.pages), options.size, options.natural)
        except ValueError as error:
            sys.exit(f"{path}: {error}")
        results[path] = document.measure()
        if options.show:
            print(path)
            document.show()
    if options.json:
        print(json.dumps(results, indent=1))
        return
    names = list(next(iter(results.values())))
    for path in results:
        print(f"{'':28}{path}")
    for name in names:
        print(f"{name:28}" + "".join(f"{str(r[name]):>14}" for r in results.values()))


if __name__ == "__main__":
    main()
