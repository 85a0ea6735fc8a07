"""Word documents that were made to hurt, for `shimon clauses --check`."""
import io
import struct
import zipfile

TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default \
Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/\
vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = """<?xml version="1.0"?><Relationships \
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>"""
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def parts(data):
    """The texts of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]


def relation(kind, target):
    return RELATIONS % ('<Relationship Id="r" Type="%s%s" Target="%s"/>' % (RELATION, kind, target))


def document(body, more=(), head=HEAD):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
        package.writestr("word/document.xml", head + "<w:document %s><w:body>%s</w:body></w:document>" % (SPACE, body))
        for name, text in more:
            package.writestr(name, text)
    return data.getvalue()


def paragraph(text, properties=""):
    return "<w:p>%s<w:r><w:t>%s</w:t></w:r></w:p>" % (properties, text)


def bomb(size):
    """A document whose one part unpacks to `size` bytes, written in pieces, as nobody has so much memory to spare."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
        with package.open("word/document.xml", "w", force_zip64=False) as part:
            for _ in range(size >> 20):
                part.write(b"x" * (1 << 20))
    return data.getvalue()


def numbered(count):
    levels = "".join('<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText '
                     'w:val="第%%1条"/></w:lvl></w:abstractNum>' % number for number in range(count))
    names = "".join('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>' % (number, number) for number in range(count))
    body = "".join(paragraph("x", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>' % number)
                   for number in range(count))
    return document(body, [("word/numbering.xml", "<w:numbering %s>%s%s</w:numbering>" % (SPACE, levels, names)),
                           ("word/_rels/document.xml.rels", relation("numbering", "numbering.xml"))])


def styled(count):
    """Styles that are each based on the next, the last on the first."""
    styles = "".join('<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
                     % (number, (number + 1) % count) for number in range(count))
    body = "".join(paragraph("x", '<w:pPr><w:pStyle w:val="s%d"/></w:pPr>' % number) for number in range(count))
    return document(body, [("word/styles.xml", "<w:styles %s>%s</w:styles>" % (SPACE, styles)),
                           ("word/_rels/document.xml.rels", relation("styles", "styles.xml"))])


def entities(count):
    lines = "".join('<!ENTITY %s "%s">' % (chr(98 + number), ("&%s;" % chr(97 + number)) * 10) for number in range(count))
    return document(paragraph("&m;"), head=HEAD + '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>' % lines)


def word(test, bounded):
    home = test.folder("word")
    test.write(home, "g.yaml")
    nesting = ("入れ子", "too much nesting")
    external = HEAD + '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    documents = [
        ("a bomb", bomb(1 << 30), 3, ("64MiB", "64 MiB")), ("a text of 20 MB", document(paragraph("あ" * 20000000)), 3, "16 MiB"),
        ("many paragraphs", document(paragraph("第1条 受託者") * 1000000), 3, nesting),
        ("open paragraphs", document("<w:p>" * 500000), 3, nesting),
        ("nested tables", document("<w:tbl><w:tr><w:tc>" * 100000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 100000), 3, nesting),
        ("entities that multiply", entities(12), 3, "DTD"), ("an entity from a file", document(paragraph("&a;"), head=external), 3, "DTD"),
        ("many files", document(paragraph("第1条"), [("f%06d.xml" % number, "") for number in range(60000)]), 1, ""),
        ("many attributes", document("<w:p " + " ".join('a%d="1"' % number for number in range(300000)) + ">x</w:p>"), 3, nesting),
        ("one attribute many times", document("<w:p " + 'a="1" ' * 300000 + ">x</w:p>"), 3, ("XML", "XML")),
        ("a comment without end", document("<!--" + "-" * 5000000), 3, "XML"),
        ("open CDATA", document(paragraph("<![CDATA[" * 300000)), 3, "XML"), ("brackets", document("<" * 3000000), 3, "XML"),
        ("references", document(paragraph("&#x3042;" * 2000000)), 1, ""),
        ("many articles", document("".join(paragraph("第%d条（秘密）受託者は秘密を漏らしてはならない" % number) for number in range(60000))), 1, ""),
        ("many numberings", numbered(30000), 1, ""), ("styles in a circle", styled(15000), 1, ""),
    ]
    sound = document(paragraph("第1条（秘密の保持）") + paragraph("受託者は、業務に関して知り得た秘密を他に漏らしてはならない。"))
    end, entry = sound.rfind(b"PK\x05\x06"), sound.rfind(b"PK\x01\x02")
    lies = [
        ("its number of files", end + 8, "<HH", (65535, 65535)), ("the size of its list", end + 12, "<I", (2**32 - 1,)),
        ("the place of its list", end + 16, "<I", (2**32 - 16,)), ("a list at its start", end + 16, "<I", (0,)),
        ("the length of its comment", end + 20, "<H", (65535,)), ("a size", entry + 24, "<I", (2**31,)),
        ("a size of nothing", entry + 24, "<I", (0,)), ("a size of little", entry + 24, "<I", (5,)),
        ("a packed size", entry + 20, "<I", (2**32 - 16,)), ("the place of a file", entry + 42, "<I", (2**32 - 16,)),
        ("the length of a name", entry + 28, "<H", (65535,)), ("its method", entry + 10, "<H", (99,)),
        ("encryption", entry + 8, "<H", (1,)), ("a checksum", entry + 16, "<I", (1,)),
    ]
    for name, place, form, values in lies:
        data = bytearray(sound)
        struct.pack_into(form, data, place, *values)
        documents.append(("a lie about " + name, bytes(data), 3, "lie.docx"))
    documents += [("a document cut at %d" % cut, sound[:cut], 3, ".docx") for cut in range(0, len(sound), len(sound) // 12)]
    for name, data, status, part in documents:
        test.write(home, "lie.docx", data)
        bounded(test, home, "word: " + name, ["clauses", "g.yaml", "--check", "lie.docx"], status, part, memory=700)
    texts = {"articles": "第1条（秘密）\n" * 700000, "one line": "受託者は、秘密を漏らし" * 400000, "marks": "#" * 900000 + "\n" + "|" * 900000 + "\n" + "- " * 900000,
             "commas": "、" * 4000000, "brackets": "（" * 4000000, "sentences": "個人情報を第三者に提供してはならない。" * 200000, "fences": "```\n" * 2000000}
    for name, text in texts.items():
        test.write(home, "spec.md", text)
        bounded(test, home, "a specification of " + name, ["clauses", "g.yaml", "--check", "spec.md"], [0, 1])
