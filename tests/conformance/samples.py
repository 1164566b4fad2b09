"""Deliberately broken samples: a validator that accepts one is inert, and its verdicts are worth nothing."""

import zipfile

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# No modification date, no accessibility metadata, a manifest that leaves out a file.
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:sample</dc:identifier>
    <dc:title>A sample</dc:title><dc:language>en</dc:language>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="text"/></spine>
</package>
"""
NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav></body></html>
"""
# An image without a text alternative, and a table without heads.
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml">
<head><title></title></head>
<body><h4>Text</h4><p><img src="absent.png"/><a href="#nowhere"></a></p></body></html>
"""
# A post inside a post, which TEI does not allow, in a body without a header.
DEBATE = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <text><body><post><post><p>No.</p></post></post></body></text>
</TEI>
"""
# A speech without the speaker that JATS asks for.
ARTICLE = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" "JATS-archivearticle1-3.dtd">
<article article-type="discussion"><front><article-meta><title-group><article-title>A sample</article-title></title-group></article-meta></front>
<body><speech><p>No.</p></speech></body></article>
"""


def _pdf():
    """One page set in a Helvetica that is not embedded: no tags, no metadata."""
    content = b"BT /F 12 Tf 72 720 Td (Sample) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + \
        b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def write(folder):
    """Writes the samples into `folder`: the sample's name by the edition file it stands for, with
    the checks that must refuse it and a word that shows the refusal is no accident."""
    with zipfile.ZipFile(folder / "broken.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("book.opf", PACKAGE)
        book.writestr("nav.xhtml", NAVIGATION)
        book.writestr("text.xhtml", PAGE)
    (folder / "broken.xhtml").write_text(PAGE, encoding="utf-8")
    (folder / "broken.html").write_text(PAGE, encoding="utf-8")
    (folder / "broken.xml").write_text(DEBATE, encoding="utf-8")
    (folder / "broken.jats.xml").write_text(ARTICLE, encoding="utf-8")
    (folder / "bare.pdf").write_bytes(_pdf())
    (folder / "cut.pdf").write_bytes(_pdf()[:-200])
    return [
        ("article.epub", "broken.epub", {"epubcheck": "RSC-", "ace": "image-alt"}),
        ("article.xhtml", "broken.xhtml", {"vnu": "error:"}),
        ("article.html", "broken.html", {"vnu": "error:"}),
        ("article.jats.xml", "broken.jats.xml", {"dtd": "speech"}),
        ("debate.xml", "broken.xml", {"jing-tei_all": "error:", "xmllint-tei_cmc": "fails to validate",
                                      "jing-profile": "error:"}),
        ("article.pdf", "bare.pdf", {"pdffonts": "Helvetica", "verapdf-ua1": "FAIL", "verapdf-3a": "FAIL"}),
        ("article.pdf", "cut.pdf", {"qpdf": "damaged"}),
    ]
