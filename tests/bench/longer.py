#!/usr/bin/env python3
"""A debate of many times the text, for measuring: longer.py DEBATE.xml TIMES > LONGER.xml

The posts come again with new ids and numbers. So that nothing is gained from keeping what was done
for the same sentence, each copy has its words in another order within a sentence's parts, and of the
long words one in eight is made of halves of two others: the vocabulary grows as that of a book does.
The same arguments give the same bytes.
"""

import random
import re
import sys

WORD = re.compile(r"[A-Za-z]{2,}")


def long_words(text):
    return sorted({w.lower() for w in WORD.findall(re.sub(r"<[^>]*>", " ", text)) if len(w) > 7})


def change(part, dice, halves):
    """`part` holds no markup: its lower-case words change places, some become new ones."""
    words = [w for w in WORD.findall(part) if w.islower()]
    dice.shuffle(words)

    def next_word(match):
        if not match.group().islower():
            return match.group()
        word = words.pop()
        if len(word) > 7 and dice.random() < 0.125:
            first, second = dice.choice(halves), dice.choice(halves)
            word = first[:len(first) // 2 + 1] + second[len(second) // 2:]
        return word

    return WORD.sub(next_word, part)


def copy(posts, number, count, size, halves):
    dice = random.Random(number)
    ids = set(re.findall(r'xml:id="([^"]*)"', posts))
    renamed = re.sub(r'xml:id="([^"]*)"', rf'xml:id="\1-{number}"', posts)
    renamed = re.sub(r'(?<=[" ])#([A-Za-z0-9_.-]+)',
                     lambda m: f"#{m[1]}-{number}" if m[1] in ids else m[0], renamed)
    renamed = re.sub(r'(<post [^>]*n=")(\d+)"',
                     lambda m: f'{m[1]}{int(m[2]) + number * count}"', renamed)
    renamed = re.sub(r'source="src:(\d+)-(\d+)"',
                     lambda m: f'source="src:{int(m[1]) + number * size}-{int(m[2]) + number * size}"', renamed)
    parts = re.split(r"(<[^>]*>|&[^;]*;|https?:[^ <]*)", renamed)
    return "".join(p if i % 2 else change(p, dice, halves) for i, p in enumerate(parts))


def longer(tei, times):
    begin, end = tei.index("<post "), tei.rindex("</post>") + len("</post>")
    posts = tei[begin:end]
    halves, count = long_words(posts), posts.count("<post ")
    size = max(int(end) for end in re.findall(r'source="src:\d+-(\d+)"', posts))
    return tei[:end] + "".join(copy(posts, n, count, size, halves) for n in range(1, times)) + tei[end:]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        sys.stdout.write(longer(source.read(), int(sys.argv[2])))
