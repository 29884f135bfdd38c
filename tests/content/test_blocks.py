"""Drawings are equal where they draw the same, whatever lies where in memory."""

import pandas as pd

from plut.content.blocks import drawing
from plut.figures import bars


def shares(*texts: str):
    """A drawing of bars with these labels, its rows made anew."""
    return drawing(bars.shares, pd.DataFrame({"label": texts, "share": [0.1] * len(texts)}), target=None)


def test_the_same_content_draws_the_same():
    word = "Jawa Barat"
    copies = ["".join(list(word)) for _ in range(3)]
    assert len({id(text) for text in copies}) == 3
    assert shares(word, word, word) == shares(*copies)
    assert hash(shares(word)) == hash(shares(copies[0]))


def test_a_frame_that_was_only_read_draws_the_same():
    frame = pd.DataFrame({"label": ["a", "b"]}).assign(share=[0.1, 0.2], other=[0.3, 0.4])
    before = drawing(bars.shares, frame.copy(), target=None)
    frame._consolidate_inplace()
    assert drawing(bars.shares, frame, target=None) == before


def test_other_content_draws_otherwise():
    assert shares("a", "b") != shares("b", "a")
    assert shares("a") != drawing(bars.shares, pd.DataFrame({"label": ["a"], "share": [0.2]}), target=None)
    assert shares("a") != drawing(bars.shares, pd.DataFrame({"label": ["a"], "share": [0.1]}), target=1)
