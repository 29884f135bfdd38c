"""Sheets of paper that are handed out: the page of HTML that any browser prints, the PDF that Chromium makes
of it, or slides."""

from plut.base import folders
from plut.content.papers import Printable
from plut.surfaces.paper import markup
from plut.surfaces.press import paper_slides, printing
from plut.warehouse import editions

A4 = (794, 1123)  # pixels


def written(content: Printable) -> bytes:
    """The file of sheets. Raises NoChromium."""
    papers = content.papers()
    if content.kind == "pptx":
        whole = paper_slides.written(papers)
    else:
        page = markup.written(papers)
        whole = page.encode() if content.kind == "html" else printing.printed(page, A4, content.kind)
    for edition in content.editions:  # what the sheets say of them can always be looked up
        editions.hand_out(folders.build_folder(), edition)
    return whole
