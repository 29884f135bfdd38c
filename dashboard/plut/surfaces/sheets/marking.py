"""The mark of what is simulated in a workbook: in the name of a sheet, on every page of paper, in a cell that
is copied alone."""

from xlsxwriter.worksheet import Worksheet

from plut.base.language import translate
from plut.content.files import About


def sheet_name(name: str, about: About) -> str:
    """The name of a sheet, marked where its numbers are simulated."""
    word = translate("SIMULATED", about.language)
    return f"{word} {name}" if about.is_simulated else name


def warning(about: About) -> str:
    """What is said on a sheet that is not real."""
    word = translate("SIMULATED", about.language)
    told = translate("Simulated numbers, not official data.", about.language)
    return f"{word}: {told}"


def on_paper(sheet: Worksheet, about: About) -> None:
    """The first row on each page of paper, and the mark in its head and foot."""
    sheet.repeat_rows(0)
    sheet.set_landscape()
    if about.is_simulated:
        sheet.set_header(f"&C&B{warning(about)}")
        sheet.set_footer(f"&C&B{warning(about)}&B  &P / &N")
    else:
        sheet.set_footer("&C&P / &N")


def in_a_cell(about: About) -> str:
    """What the format of a made-up number adds to it."""
    word = translate("{value} (simulated)", about.language, value="").strip()
    return f'" {word}"'
