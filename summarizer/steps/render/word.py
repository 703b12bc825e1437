"""Word: the page for people who edit it, with real headings and a real table."""

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...schemas import Briefing
from .marks import SHAPES
from .paper import Paper
from .sheet import Sheet, SheetBlock, SheetLine, SheetRow, sheet_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Arial"
"""Every Word has it, and where it is missing its stand-ins are as wide."""

_SIZES_MM: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
_MARGINS_MM = (10, 13)
_INK, _SOFT, _BLUE, _RUST = "1A1D21", "4D545D", "0A5299", "A3370B"
_TIGHT = 1.17
"""Height of a line in ems; what the drawings of other forms take is air here."""
_NAMES_SHARE, _MARK_SHARE = 0.26, 0.1
_MARK_SCALE = 1.25
_UNBROKEN = "\u00a0"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def as_docx(briefing: Briefing, paper: Paper = "a4") -> bytes:
    """Set the page as a Word file.

    The drawings of the other forms are left out: the lines beside them say the same. Word measures for itself, so the
    page is set a little closer than elsewhere to stay one sheet.

    Args:
        briefing: fitted.
        paper: size of the sheet.

    Returns:
        A .docx file, the same bytes for the same briefing.

    Raises:
        ModuleNotFoundError: python-docx is not installed; the extra ``docx`` brings it.
    """
    return _Setter(sheet_of(briefing), paper).file()


class _Setter:
    """Sets one sheet, from top to bottom."""

    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        import docx  # noqa: PLC0415 - an extra
        from docx.shared import Mm  # noqa: PLC0415

        self._sheet, self._paper = sheet, paper
        self._document: Document = docx.Document()
        self._size = sheet.points
        self._mm = Mm
        self._prepare()

    def file(self) -> bytes:
        """Set everything and return the file."""
        sheet, document = self._sheet, self._document
        document.add_heading(sheet.title, 1)
        self._rule(self._paragraph(after=0.3, words=((sheet.coverage, "soft"),)), "bottom")
        for block in sheet.above:
            self._block(block)
        if sheet.matrix:
            self._matrix()
        if sheet.columns:
            self._section(columns=2)
            for block in sheet.columns:
                self._block(block)
        self._section(columns=1)
        if sheet.sources:
            self._block(sheet.sources)
        self._rule(self._paragraph(before=0.5, after=0, words=((sheet.foot, "small"),)), "top")
        sink = io.BytesIO()
        document.save(sink)
        return _undated(sink.getvalue())

    def _prepare(self) -> None:
        """Paper, styles and properties."""
        document, size = self._document, self._size
        page = document.sections[0]
        page.page_width, page.page_height = map(self._mm, _SIZES_MM[self._paper])
        page.top_margin = page.bottom_margin = self._mm(_MARGINS_MM[0])
        page.left_margin = page.right_margin = self._mm(_MARGINS_MM[1])
        page.header_distance = page.footer_distance = self._mm(5)
        self._style("Normal", size, _INK, spacing=(0, 0.15))
        self._style("Heading 1", 1.75 * size, _INK, spacing=(0, 0.1), bold=True)
        self._style("Heading 2", 0.84 * size, _BLUE, spacing=(0.75, 0.2), bold=True)
        document.core_properties.language = self._sheet.language
        document.core_properties.title = self._sheet.title[:255]
        document.core_properties.author = ""
        document.core_properties.comments = ""

    def _style(
        self, name: str, size: float, color: str, *, spacing: tuple[float, float], bold: bool | None = None
    ) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        style: Any = self._document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(_half(size)), bold
        style.font.color.rgb = RGBColor.from_string(color)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # Headings come with theme fonts, which would win over a named one.
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        form = style.paragraph_format
        form.space_before, form.space_after = (Pt(share * self._size) for share in spacing)
        form.line_spacing = Pt(_TIGHT * size) if name == "Heading 1" else Pt(_TIGHT * self._size)
        form.keep_with_next = name.startswith("Heading")

    def _paragraph(
        self, *, before: float = 0, after: float = 0.15, words: Iterable[tuple[str, str]] = (), inside: Any = None
    ) -> "Paragraph":
        """A paragraph of runs, each with the way it is set: soft, small, note, strong or nothing."""
        from docx.shared import Pt  # noqa: PLC0415

        paragraph: Paragraph = inside or self._document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(before * self._size)
        paragraph.paragraph_format.space_after = Pt(after * self._size)
        for text, way in words:
            self._run(paragraph, text, way)
        return paragraph

    def _run(self, paragraph: "Paragraph", text: str, way: str = "", scale: float = 1.0) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        run = paragraph.add_run(text)
        run.bold = True if way == "strong" else None
        run.italic = True if way == "note" else None
        small = 0.84 if way == "small" else 1.0
        if small * scale != 1:
            run.font.size = Pt(_half(self._size * small * scale))
        color = {"soft": _SOFT, "small": _SOFT, "note": _SOFT, "for": _BLUE, "against": _RUST}.get(way)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)

    def _line(self, paragraph: "Paragraph", line: SheetLine, *, apart: bool = False, scale: float = 1.0) -> None:
        """The parts of a line; a note that stands apart comes last."""
        note = (f" {line.note}" if apart else f" ({line.note})") if line.note else ""
        refs = f" {line.refs.replace(' ', _UNBROKEN)}" if line.refs else ""
        parts = [(line.strong, "strong"), (line.text, ""), ("" if apart else note, "note"), (refs, "small")]
        for text, way in (*parts, (line.end, ""), (note if apart else "", "note")):
            if text:
                self._run(paragraph, text, way, scale)

    def _block(self, block: SheetBlock) -> None:
        self._document.add_heading(block.heading.upper(), 2)
        if block.key == "bottom line":
            paragraph = self._paragraph()
            for at, line in enumerate(block.lines):
                self._run(paragraph, " " if at else "", "", 1.1)
                self._line(paragraph, line, scale=1.1)
            paragraph.paragraph_format.line_spacing = 1.05
        else:
            for at, line in enumerate(block.lines, start=1):
                numbered = block.key == "key judgments"
                paragraph = self._paragraph(words=((f"{at}.\t", "soft"),) if numbered else ())
                if numbered:
                    self._hang(paragraph, 1.3)
                self._line(paragraph, line, apart=numbered)
        if block.more:
            self._paragraph(words=((block.more, "small"),))

    def _matrix(self) -> None:
        """A table whose first row is marked as its heading."""
        from docx.oxml import OxmlElement  # noqa: PLC0415

        sheet, document = self._sheet, self._document
        document.add_heading(sheet.matrix.upper(), 2)
        table = document.add_table(rows=1, cols=len(sheet.labels) + 2)
        table.autofit = False
        heads = ("", *sheet.labels, sheet.demand)
        for at, (cell, words) in enumerate(zip(table.rows[0].cells, heads, strict=True)):
            paragraph = self._paragraph(words=((words, "small"),), after=0.2, inside=cell.paragraphs[0])
            self._align(paragraph, center=0 < at <= len(sheet.labels))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in sheet.rows:
            self._row(table.add_row().cells, row)
        across = _SIZES_MM[self._paper][0] - 2 * _MARGINS_MM[1]
        marks = [_MARK_SHARE] * len(sheet.labels)
        for at, share in enumerate((_NAMES_SHARE, *marks, 1 - _NAMES_SHARE - sum(marks))):
            # Word goes by the cells, others by the grid.
            for part in (table.columns[at], *table.columns[at].cells):
                part.width = self._mm(across * share)
        self._lines_between(table)
        key = [f"{SHAPES[it.mark]} {it.words}" for it in sheet.marks if it.mark]
        self._paragraph(before=0.25, words=(("   ".join((*key, sheet.blank)), "small"),))

    def _row(self, cells: Any, row: SheetRow) -> None:
        self._paragraph(words=((row.label, "strong"),), inside=cells[0].paragraphs[0])
        for cell, mark in zip(cells[1:-1], row.cells, strict=True):
            way = "against" if mark.mark in ("oppose", "conflict") else "for"
            paragraph = self._paragraph(inside=cell.paragraphs[0])
            self._align(paragraph, center=True)
            if mark.mark:
                self._run(paragraph, SHAPES[mark.mark], way, _MARK_SCALE)
        wants = self._paragraph(inside=cells[-1].paragraphs[0])
        if row.demand:
            self._line(wants, row.demand)

    def _hang(self, paragraph: "Paragraph", ems: float) -> None:
        """Indent all lines but the first, and what follows the tab in that one."""
        from docx.shared import Pt  # noqa: PLC0415

        paragraph.paragraph_format.left_indent = Pt(ems * self._size)
        paragraph.paragraph_format.first_line_indent = Pt(-ems * self._size)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(ems * self._size))

    def _align(self, paragraph: "Paragraph", *, center: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if center else WD_ALIGN_PARAGRAPH.LEFT

    def _lines_between(self, table: Any) -> None:
        """Thin rules under the rows, none between the columns, and no air at the left edge."""
        from docx.oxml import parse_xml  # noqa: PLC0415
        from docx.oxml.ns import nsdecls  # noqa: PLC0415

        rules = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="CFD4DA"/>' for side in ("bottom", "insideH")
        )
        table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{rules}</w:tblBorders>"))
        air = '<w:left w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{air}</w:tblCellMar>"))

    def _rule(self, paragraph: "Paragraph", side: str) -> None:
        """A line over or under a paragraph."""
        from docx.oxml import parse_xml  # noqa: PLC0415
        from docx.oxml.ns import nsdecls  # noqa: PLC0415

        line = f'<w:{side} w:val="single" w:sz="6" w:space="2" w:color="{_INK}"/>'
        paragraph._p.get_or_add_pPr().insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"), "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def _section(self, *, columns: int) -> None:
        """Go on in so many columns on the same page."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.oxml.ns import qn  # noqa: PLC0415

        properties = self._document.add_section(WD_SECTION.CONTINUOUS)._sectPr
        shape = properties.find(qn("w:cols"))
        if shape is None:
            shape = OxmlElement("w:cols")
            properties.append(shape)
        shape.set(qn("w:num"), str(columns))
        shape.set(qn("w:space"), "400")


def _half(points: float) -> float:
    """Word sets type in half points."""
    return round(points * 2) / 2


def _undated(file: bytes) -> bytes:
    """The same archive without the hour at which its parts were packed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as dated, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as undated:
        for part in dated.infolist():
            undated.writestr(zipfile.ZipInfo(part.filename, _LONG_AGO), dated.read(part), zipfile.ZIP_DEFLATED)
    return sink.getvalue()
