"""Symbols are drawn: the face that is sent has them. One that it lacks would stand there as a word."""

import pytest
from sampled import some

WORDS = """
document.fonts.ready.then(() => [...document.querySelectorAll('[data-testid="stIconMaterial"]')]
  .filter((one) => one.offsetWidth)
  .map((one) => [one.textContent, one.scrollWidth / parseFloat(getComputedStyle(one).fontSize)]))
"""


@pytest.mark.parametrize("width", [1600, 390])
@pytest.mark.parametrize("address", some(["/peta?simulasi=1", "/data", "/pers", "/penghargaan?simulasi=1"]))
def test_no_symbol_stands_there_as_a_word(visit, address, width):
    page = visit(address, width=width)
    found = page.tab.evaluate(WORDS)
    assert found
    assert [name for name, ems in found if ems > 1.5] == []
