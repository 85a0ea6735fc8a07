#!/usr/bin/env python3
"""Judges Word documents by other programs' eyes: docx.py FILE.docx... [--expect TEXT]...

Each file must be a sound archive whose parts are well-formed XML, with a content type for every part and a target for
every relationship, and the elements that Word wants in a fixed order must stand in it. LibreOffice must convert it to
PDF, and with --expect (repeatable) the text of the PDF, without its white space, must hold each text.
"""
import argparse
import os
import pathlib
import posixpath
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The order of children in the schema of ISO/IEC 29500-4 (wml.xsd), where it is a sequence.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
           "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
           "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
           "em lang eastAsianLayout specVanish oMath",
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
             "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
              "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
             "personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}


def check_order(name, root, problems):
    for element in root.iter():
        if not element.tag.startswith(WORD):
            continue
        order = ORDERS.get(element.tag[len(WORD):])
        if order is None:
            continue
        order = order.split()
        last = 0
        for child in element:
            tag = child.tag[len(WORD):]
            if not child.tag.startswith(WORD) or tag not in order:
                problems.append("%s: %s is not expected in %s" % (name, child.tag, element.tag))
            elif order.index(tag) < last:
                problems.append("%s: %s stands too late in %s" % (name, tag, element.tag))
            else:
                last = order.index(tag)


def check_meaning(root, styles, numbering, problems):
    """What no schema says: names of styles and lists exist, cells end with a paragraph, tables do not touch."""
    known = {style.get(WORD + "styleId") for style in styles.iter(WORD + "style")}
    lists = {num.get(WORD + "numId") for num in numbering.iter(WORD + "num")}
    for part in (root, styles, numbering):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            for element in part.iter(WORD + tag):
                if element.get(WORD + "val") not in known:
                    problems.append("the style %s does not exist" % element.get(WORD + "val"))
        for element in part.iter(WORD + "numId"):
            if element.get(WORD + "val") not in lists:
                problems.append("the list %s does not exist" % element.get(WORD + "val"))
    for cell in root.iter(WORD + "tc"):
        if len(cell) == 0 or cell[-1].tag != WORD + "p":
            problems.append("a cell does not end with a paragraph")
    body = root.find(WORD + "body")
    for one, other in zip(body, list(body)[1:]):
        if one.tag == WORD + "tbl" and other.tag in (WORD + "tbl", WORD + "sectPr"):
            problems.append("a table is not followed by a paragraph")
    for table in root.iter(WORD + "tbl"):
        columns = len(table.find(WORD + "tblGrid"))
        if any(len(row.findall(WORD + "tc")) != columns for row in table.iter(WORD + "tr")):
            problems.append("a row has other cells than the table has columns")


def check_package(path):
    problems = []
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
        if broken:
            return ["%s is broken" % broken]
        names = archive.namelist()
        if len(set(names)) != len(names):
            problems.append("two parts have the same name")
        if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist()):
            problems.append("a part bears a date")
        roots = {}
        for name in names:
            if name.endswith((".xml", ".rels")):
                try:
                    roots[name] = ElementTree.fromstring(archive.read(name))
                except ElementTree.ParseError as error:
                    problems.append("%s: %s" % (name, error))
        if problems:
            return problems
        types = roots["[Content_Types].xml"]
        defaults = {item.get("Extension").lower() for item in types.iter(TYPES + "Default")}
        overrides = {item.get("PartName") for item in types.iter(TYPES + "Override")}
        for name in names:
            if name != "[Content_Types].xml" and "/" + name not in overrides:
                if name.rsplit(".", 1)[-1].lower() not in defaults:
                    problems.append("%s has no content type" % name)
        problems += ["%s is typed but not there" % name for name in overrides if name[1:] not in names]
        for name, root in roots.items():
            if not name.endswith(".rels"):
                check_order(name, root, problems)
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            source = posixpath.join(folder, posixpath.basename(name)[:-len(".rels")])
            ids = set()
            for item in root.iter(RELATIONSHIPS + "Relationship"):
                target = posixpath.normpath(posixpath.join(folder, item.get("Target")))
                if item.get("TargetMode") != "External" and target.lstrip("/") not in names:
                    problems.append("%s: the target %s is not there" % (name, target))
                if item.get("Id") in ids:
                    problems.append("%s: the id %s stands twice" % (name, item.get("Id")))
                ids.add(item.get("Id"))
            for element in roots[source].iter() if source in roots else ():
                for key, value in element.attrib.items():
                    if key.startswith(IDS) and value not in ids:
                        problems.append("%s: nothing has the id %s" % (source, value))
        core = roots.get("docProps/core.xml")
        for element in core.iter() if core is not None else ():
            if element.tag.endswith(("}creator", "}created", "}modified", "}lastModifiedBy")):
                problems.append("the properties name %s" % element.tag)
        check_meaning(roots["word/document.xml"], roots["word/styles.xml"], roots["word/numbering.xml"], problems)
    return problems


def convert(path, folder):
    """The text of the document as LibreOffice lays it out, without white space; an error where it cannot."""
    # A profile of its own, so that no running LibreOffice is asked in its place.
    profile = pathlib.Path(folder, "profile").as_uri()
    command = ["soffice", "-env:UserInstallation=" + profile, "--headless", "--convert-to", "pdf", "--outdir", folder,
               os.path.abspath(path)]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    pdf = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".pdf")
    if not os.path.exists(pdf):
        return None, "LibreOffice made no PDF: " + result.stdout.strip()
    text = subprocess.run(["pdftotext", pdf, "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    os.remove(pdf)
    return "".join(text.split()), None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--expect", action="append", default=[])
    arguments = parser.parse_args()
    failed = 0
    skipped = None
    if not shutil.which("soffice"):
        skipped = "LibreOffice is not here"
    elif not shutil.which("pdftotext"):
        skipped = "pdftotext is not here"
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments.files:
            try:
                problems = check_package(path)
            except (zipfile.BadZipFile, KeyError, OSError) as error:
                problems = [str(error)]
            if not skipped and not problems:
                text, error = convert(path, folder)
                if error:
                    problems.append(error)
                else:
                    problems += ["the PDF lacks: " + part for part in arguments.expect
                                 if "".join(part.split()) not in text]
            for problem in problems:
                print("%s: %s" % (path, problem))
            failed += bool(problems)
    if skipped:
        print("skipped: " + skipped)
    print("docx: %d files, %d failed" % (len(arguments.files), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
