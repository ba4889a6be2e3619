"""A Word document in the form of the Party: paper, margins, letters, head, headings and signature, each value in one place.

Values of Hướng dẫn 36-HD/VPTW (03/4/2018), as Hướng dẫn 05-HD/VPTW (2026) keeps them in the sources that could be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
RULED = "Dòng có gạch chân"
BODY, NAME, SUBJECT, PARTY, NOTE = 14, 16, 14, 15, 12
"""Points of the body, the kind of document, its subject, the Party's name and the list of who receives it."""

_LINE, _FIRST = Pt(18), Mm(10)
_MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
_WIDTH = 165  # millimetres between the margins
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def paper(title: str) -> Paper:
    """An empty document: A4, the margins, the letters, and the page number on top from the second page on."""
    made = Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in _MARGINS.items():
        setattr(section, name, Mm(width))
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].alignment = _CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.header.part.element.xpath("./w:p")[0].append(field)
    _add_ruled(made)
    made.core_properties.title, made.core_properties.author = title, ""
    return made


def mark(made: Paper, text: str) -> None:
    """A small line above the first page alone: which copy of a draft this is."""
    line = made.sections[0].first_page_header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run(text).font.size = Pt(NOTE)


def head(made: Paper, *, bodies: Sequence[str], symbol: str, place: str) -> None:
    """The head: on the left who issues it and the number left blank, on the right the Party's name, place and day left blank."""
    left, right = _columns(made, 75, _WIDTH - 75)
    for level, body in enumerate(bodies):
        _centred(left, body.upper(), size=BODY, bold=level == len(bodies) - 1)
    _centred(left, "*")
    _centred(left, f"Số          {symbol}")
    _centred(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=PARTY, bold=True).style = RULED
    _centred(right, f"{place}, ngày      tháng      năm 20    ", italic=True)
    _centred(right, "DỰ THẢO", bold=True)


def name(made: Paper, kind: str, subject: str) -> None:
    """The kind of document in capitals, its subject, and the short line under both."""
    spaced = made.add_paragraph()
    spaced.paragraph_format.space_after = Pt(0)
    for text, size in ((kind.upper(), NAME), (subject, SUBJECT)):
        _centred(made, text, size=size, bold=True)
    _centred(made, "-----")


def heading(made: Paper, text: str) -> None:
    """A heading: «I- TÌNH HÌNH», «1. Nhiệm vụ quá hạn»."""
    body(made, text, bold=True).paragraph_format.keep_with_next = True


def body(made: Paper, text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of the body: exactly 18 points a line, the first indented by 10 mm."""
    written = made.add_paragraph()
    written.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form = written.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    form.first_line_indent, form.space_after = _FIRST, Pt(6)
    written.add_run(text).bold = bold
    return written


def table(made: Paper, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with lines; its headings stand again on each page."""
    drawn = made.add_table(rows=1, cols=len(headings), style="Table Grid")
    first = made.element.body.xpath("./w:tbl[last()]/w:tr[1]")[0]
    first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(drawn.rows[0].cells, headings, strict=True):
        _fill(cell, text, bold=True)
    for row in rows:
        for cell, text in zip(drawn.add_row().cells, row, strict=True):
            _fill(cell, text)


def signature(made: Paper, *, receivers: Sequence[str], office: str) -> None:
    """Who receives it on the left, the office that signs on the right; the name is left blank."""
    left, right = _columns(made, 85, _WIDTH - 85)
    first = left.paragraphs[0].add_run("Nơi nhận:")
    first.underline, first.font.size = True, Pt(BODY)
    for number, receiver in enumerate(receivers, start=1):
        end = "." if number == len(receivers) else ","
        left.add_paragraph().add_run(f"- {receiver}{end}").font.size = Pt(NOTE)
    _centred(right, office.upper())


def note(made: Paper, text: str) -> None:
    """One small line below everything else."""
    _centred(made, text, size=NOTE, italic=True).paragraph_format.space_before = Pt(NOTE)


def _columns(made: Paper, left: int, right: int) -> tuple[_Cell, _Cell]:
    frame = made.add_table(rows=1, cols=2)
    frame.autofit = False
    for cell, width in zip(frame.rows[0].cells, (left, right), strict=True):
        cell.width = Mm(width)
    return frame.rows[0].cells[0], frame.rows[0].cells[1]


def _centred(inside: Paper | _Cell, text: str, *, size: int = BODY, bold: bool = False, italic: bool = False) -> Paragraph:
    blank = isinstance(inside, _Cell) and not inside.paragraphs[0].text
    written = inside.paragraphs[0] if blank else inside.add_paragraph()
    written.alignment, written.paragraph_format.space_after = _CENTRE, Pt(0)
    run = written.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return written


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(NOTE)


def _add_ruled(made: Paper) -> None:
    """The style of a line with a rule of about its own length below."""
    style = made.styles.add_style(RULED, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(8)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert(0, borders)
