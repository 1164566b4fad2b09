#!/usr/bin/env python3
"""Laws that hold for every edition of every debate: editions.py LAW PROGRAM SEED WORK

    build       makes the editions of SEED in WORK/first, for the other laws to look at
    restore     the raw transcript comes back, byte for byte, from the TEI and the ledger
    same-bytes  another folder, time zone and locale give the same bytes
    up-to-date  a second build writes nothing
    words       no word of the debate is lost, from the raw text to the PDF and the EPUB
    order       the PDF's structure tree says the XHTML's text, each word once and whole, in its order
                (for the other styles `make conformance` looks, as it takes long)
    quiet       every style sets the debate without a warning
    sources     the PDF of each style gives its TEI and style sheets back, and they set the same bytes
    printed-sources  so does a PDF with the picture of the debate, on the printer's paper
    pages       the EPUB's page breaks stand where the pages of the PDF begin
    exports     no word of the debate is lost in any export
    private     nothing that is published holds what the ledger keeps private, or a path of this machine
"""

import html
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

TEI = "{http://www.tei-c.org/ns/1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}svg"
OPF = "{http://www.idpf.org/2007/opf}"
PUBLISHED = ("article.xhtml", "article.pdf", "article.epub")
PRINT_STYLES = ("forum", "review-copy", "large-print")
PATIENCE = 600


class Broken(Exception):
    """A law that does not hold, as a sentence."""


def run(*command, cwd=None, env=None):
    done = subprocess.run([str(word) for word in command], cwd=cwd, env={**os.environ, **(env or {})},
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise Broken(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


# --- what a reader finds in a file, as letters and digits only -----------------------------------
# Hyphens at line ends, ligatures, spaces and generated marks then make no difference.


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def pieces_of_tei(path):
    """The debate's own text in order, in pieces between which an edition may say more."""
    stream = {TEI + name for name in ("p", "head", "titlePart", "byline", "docAuthor", "cell", "label")}
    apart = {TEI + name for name in ("note", "gap")}
    noted = {TEI + name for name in ("choice", "corr", "ref", "rs")}  # may have an editorial note
    pieces = []

    def walk(element, inside):
        tag = element.tag
        if tag in apart or tag == TEI + "fw":
            pieces.append("")
            return
        if tag == TEI + "sic" or tag == TEI + "row" and element.get("role") == "label":
            return
        starts = tag in stream
        if starts:
            pieces.append("")
        inside = inside or starts
        if inside and element.text:
            pieces[-1] += element.text
        children = list(element)
        if tag == TEI + "row":  # an edition puts the code first
            children.sort(key=lambda cell: cell.get("n") != "code")
        for child in children:
            walk(child, inside)
            if inside and child.tag in noted:
                pieces.append("")
            if inside and child.tail:
                pieces[-1] += child.tail
        if starts:
            pieces.append("")

    walk(ET.parse(path).getroot().find(f"{TEI}text"), False)
    return [piece for piece in map(letters, pieces) if piece]


def letters_of_xml(text, body):
    return letters(" ".join(ET.fromstring(text).find(body).itertext()))


def letters_of_pdf(path):
    """By the structure tree, which is what a screen reader reads; page furniture is not in it."""
    text = run("pdfinfo", "-struct-text", path).decode()
    return letters("".join(re.findall(r'^ *"(.*)"$', text, re.M)))


def documents_of_epub(path):
    """Its XHTML documents in reading order, and what its package says."""
    with zipfile.ZipFile(path) as book:
        package = ET.fromstring(book.read(next(n for n in book.namelist() if n.endswith(".opf"))))
        base = next(n for n in book.namelist() if n.endswith(".opf")).rpartition("/")[0]
        items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        pages = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
        return [book.read(f"{base}/{page}".lstrip("/")) for page in pages], package


def letters_of_epub(path):
    return "".join(letters_of_xml(page, f"{XHTML}body") for page in documents_of_epub(path)[0])


def page_breaks_of_epub(path):
    """(label, letters before, letters after) of each page break, up to the next reference to a note."""
    pieces = [""]  # letters, with (label,) for a page break and None for a reference between them

    def walk(element):
        if element.get("role") == "doc-pagebreak":
            pieces.extend(((element.get("aria-label"),), ""))
        elif element.get("role") == "doc-noteref":
            pieces.extend((None, ""))
        elif element.tag != f"{XHTML}aside":
            pieces[-1] += letters(element.text or "")
            for child in element:
                walk(child)
                pieces[-1] += letters(child.tail or "")

    for document in documents_of_epub(path)[0]:
        walk(ET.fromstring(document).find(f"{XHTML}body"))
    return [(piece[0], pieces[i - 1], pieces[i + 1]) for i, piece in enumerate(pieces) if isinstance(piece, tuple)]


# --- the same with every sign and space: what a screen reader says -------------------------------


def text_of_structure(tree):
    """poppler's structure tree without the labels and note calls that CSS adds, and without drawings."""
    said, skipped = [], None
    for line in tree.splitlines():
        depth, line = len(line) - len(line.lstrip()), line.strip()
        if skipped is not None and depth > skipped:
            continue
        skipped = depth if re.match(r"(Lbl|Reference|Figure)\b", line) else None
        quoted = re.fullmatch(r'"(.*)"', line)
        if skipped is not None:
            continue
        if quoted:
            said.append(quoted[1])
        elif not re.search(r"\(inline\)", line) and not re.match(r"/|Link\b|Object\b", line):
            said.append(" ")
    return " ".join("".join(said).split())


def text_of_xhtml(path, without_heads=False):
    inline = {XHTML + name for name in ("a", "abbr", "code", "em", "i", "q", "span", "strong")}
    said = []

    def walk(element):
        if element.tag == SVG or (without_heads and element.tag == f"{XHTML}thead"):
            return
        edge = "" if element.tag in inline else " "
        said.extend((edge, element.text or ""))
        for child in element:
            walk(child)
            said.append(child.tail or "")
        said.append(edge)

    walk(ET.parse(path).getroot().find(f"{XHTML}body"))
    return " ".join("".join(said).split())


def in_order(pieces, text, where):
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            raise Broken(f"{where}: lost, or out of order: …{piece[:80]}… after …{text[max(0, at - 60):at]}…")
        at = found + len(piece)


# --- the laws --------------------------------------------------------------------------------------


def build(program, seed, work, **how):
    run(program, "build", seed, "-o", work, **how)
    return work / seed.name


def law_build(program, seed, work):
    subprocess.run(["rm", "-rf", work], check=True)
    made = files_of(build(program, seed, work / "first"))
    missing = [name for name in (*PUBLISHED, "debate.xml", "ledger.jsonl") if not made.get(name)]
    if missing:
        raise Broken(f"not made: {missing}")


def law_restore(program, seed, work):
    made = work / "first" / seed.name
    raw = next(seed.glob("transcript.*")).read_bytes()
    if run(program, "restore", made / "debate.xml", "--ledger", made / "ledger.jsonl", "-o", "-") != raw:
        raise Broken("restore gives other bytes than the transcript")


def law_same_bytes(program, seed, work):
    again = work / "another folder"
    again.mkdir(exist_ok=True)
    second = build(program, pathlib.Path(os.path.relpath(seed, again)), again / "second", cwd=again,
                   env={"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"})
    one, two = files_of(work / "first" / seed.name), files_of(second)
    differ = [name for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]
    if differ:
        raise Broken(f"other bytes on the second run: {differ}")


def law_up_to_date(program, seed, work):
    made = work / "first" / seed.name
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    build(program, seed, work / "first")
    after = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    if before != after:
        raise Broken(f"written again without need: {[p.name for p in after if before.get(p) != after[p]]}")


def law_words(program, seed, work):
    made = work / "first" / seed.name
    pieces = pieces_of_tei(made / "debate.xml")
    raw = next(seed.glob("transcript.*")).read_bytes().decode("utf-8", errors="replace")
    said, kept = len(letters(raw)), sum(map(len, pieces))
    if kept < 0.97 * said:
        raise Broken(f"the TEI holds {kept} letters of the transcript's {said}")
    in_order(pieces, letters_of_xml((made / "article.xhtml").read_bytes(), f"{XHTML}body"), "article.xhtml")
    in_order(pieces, letters_of_epub(made / "article.epub"), "article.epub")
    in_order(pieces, letters_of_pdf(made / "article.pdf"), "article.pdf")


def first_difference(found, wanted, where):
    at = next((i for i, (one, two) in enumerate(zip(found, wanted)) if one != two), min(len(found), len(wanted)))
    if found != wanted:
        raise Broken(f"{where}: …{found[max(0, at - 60):at + 60]}… instead of …{wanted[max(0, at - 60):at + 60]}…")


def law_order(_program, seed, work):
    made = work / "first" / seed.name
    said = text_of_structure(run("pdfinfo", "-struct-text", made / "article.pdf").decode())
    first_difference(said.casefold(), text_of_xhtml(made / "article.xhtml").casefold(), "article.pdf")


def pdfs_of_styles(program, made, folder):
    """Each style for print with the PDF that it makes of the debate."""
    folder.mkdir(exist_ok=True)
    for style in PRINT_STYLES:
        pdf = folder / f"{style}.pdf"
        run(program, "typeset", "-q", made / "debate.xml", "--style", style, "-o", pdf)
        yield style, pdf


def law_quiet(program, seed, work):
    made = work / "first" / seed.name
    for style in PRINT_STYLES:
        run(program, "typeset", "--strict", made / "debate.xml", "--style", style, "-o", work / f"{style}.quiet.pdf")


def law_sources(program, seed, work):
    made = work / "first" / seed.name
    for style, pdf in pdfs_of_styles(program, made, work / "sources"):
        inside = work / "sources" / style
        run(program, "extract", "-q", pdf, "-o", inside)
        unexpected = {name for name in files_of(inside) if name != "debate.xml" and not name.endswith(".css")}
        if unexpected:
            raise Broken(f"the PDF of {style} carries {sorted(unexpected)}")
        run(program, "typeset", "-q", "debate.xml", "--style", f"./{style}.css", "-o", "../again.pdf", cwd=inside)
        if (work / "sources/again.pdf").read_bytes() != pdf.read_bytes():
            raise Broken(f"the sources in the PDF of {style} set other bytes")


PRINTED = """
[debate]
figure = true

[editions]
"print-shop.pdf" = { style = "forum", paper = "letter", bleed = "3mm", marks = true }
"""


def without(toml, *tables):
    """The text of debate.toml without the tables of these names."""
    return re.sub(rf"(?ms)^\[(?:{'|'.join(tables)})\]$.*?(?=^\[|\Z)", "", toml)


def law_printed_sources(program, seed, work):
    """The PDF that build makes with the picture of the debate, for a printer, can be made again from itself alone."""
    folder = work / "printed"
    subprocess.run(["rm", "-rf", folder], check=True)
    folder.mkdir()
    (folder / "transcript.txt").write_bytes(next(seed.glob("transcript.*")).read_bytes())
    settings = seed / "debate.toml"
    toml = without(settings.read_text(encoding="utf-8"), "debate", "editions") if settings.exists() else ""
    (folder / "debate.toml").write_text(toml + PRINTED, encoding="utf-8")
    pdf = build(program, folder, work / "printed-out") / "print-shop.pdf"
    if "The debate at a glance" not in run("pdftotext", pdf, "-").decode():
        raise Broken("the picture of the debate is not in the PDF")
    inside = work / "printed-sources"
    run(program, "extract", "-q", pdf, "-o", inside)
    run(program, "typeset", "-q", "debate.xml", "--style", "./forum.css", "--style", "./printing.css", "-o",
        "../printed-again.pdf", cwd=inside)
    if (work / "printed-again.pdf").read_bytes() != pdf.read_bytes():
        raise Broken("the sources in the PDF set other bytes")


def law_pages(_program, seed, work):
    made = work / "first" / seed.name
    pdf = made / "article.pdf"
    pages = run("pdftotext", pdf, "-").decode().split("\f")[:-1]
    breaks = page_breaks_of_epub(made / "article.epub")
    if [label for label, _, _ in breaks] != [str(page + 1) for page in range(len(pages))]:
        raise Broken(f"the EPUB has the pages {[label for label, _, _ in breaks]}, the PDF {len(pages)}")
    for page, (label, before, after) in zip(map(letters, pages), breaks):
        page, before, after = page.casefold(), before.casefold(), after.casefold()  # capitals by CSS
        at = page.find(after[:40])
        if not after or not 0 <= at < 150:  # a running head comes first
            raise Broken(f"page {label} does not begin with …{after[:40]}… but with {page[:200]}…")
        if before and page[:at].endswith(before[-15:]):
            raise Broken(f"page {label} begins before …{after[:40]}…")
    source = documents_of_epub(made / "article.epub")[1].findtext(f".//{OPF}meta[@property='pageBreakSource']")
    if source != pdf.name:
        raise Broken(f"pageBreakSource is {source}")


# format -> the reader of Pandoc's that reads it; none: markup that is read here
EXPORTS = {"html": None, "jats": None, "docx": "docx", "odt": "odt", "md": "markdown-smart"}


def law_exports(program, seed, work):
    made = work / "first" / seed.name
    pieces = pieces_of_tei(made / "debate.xml")
    for form, reader in EXPORTS.items():
        path = work / f"article.{form}"
        run(program, "export", "-q", made / "debate.xml", "--to", form, "-o", path)
        if reader:
            text = run("pandoc", "-f", reader, "-t", "plain", "--wrap=none", path).decode()
        else:
            markup = re.sub(r"(?s)<(head|style)\b.*?</\1>", "", path.read_text(encoding="utf-8"))
            text = html.unescape(re.sub(r"<[^>]*>", " ", markup))
        # Only the web page says "By"; the others have title and authors as metadata.
        in_order(pieces if form == "html" else pieces[2:], letters(text), path.name)


def private_words(ledger):
    """The ids of the changes, and what stood where a change hides a person."""
    changes = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()[1:]]
    hidden = {change["before"] for change in changes if change.get("identity") and change.get("before")}
    return {change["id"] for change in changes} | hidden | {"ledger.jsonl", "rapporteur-ledger"}


def parts_of(path):
    """What a file holds, with every stream and member unpacked."""
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            yield from ((f"{path.name}/{part}", book.read(part)) for part in book.namelist())
    elif path.suffix == ".pdf":
        plain = run("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, "-")
        yield path.name, plain
        yield f"{path.name} as text", run("pdfinfo", "-struct-text", path)
    yield path.name, path.read_bytes()


def law_private(_program, seed, work):
    made = work / "first" / seed.name
    secrets = {word.encode() for word in private_words(made / "ledger.jsonl") | {str(seed.parent), str(work)}}
    any_secret = re.compile(b"|".join(map(re.escape, sorted(secrets))))
    if not any_secret.search((made / "ledger.jsonl").read_bytes()):
        raise Broken("the search finds nothing even in the ledger")
    for name in PUBLISHED:
        for part, content in parts_of(made / name):
            found = any_secret.search(content)
            if found:
                raise Broken(f"{part} holds {found[0].decode()}")
    for secret in (b"ledger.jsonl", str(seed.parent).encode(), str(work).encode()):
        if secret in (made / "debate.xml").read_bytes():
            raise Broken(f"debate.xml holds {secret.decode()}")


if __name__ == "__main__":
    if len(sys.argv) != 5 or f"law_{sys.argv[1].replace('-', '_')}" not in globals():
        sys.exit(__doc__)
    try:
        globals()[f"law_{sys.argv[1].replace('-', '_')}"](*map(lambda word: pathlib.Path(word).resolve(), sys.argv[2:]))
    except Broken as broken:
        sys.exit(str(broken))
