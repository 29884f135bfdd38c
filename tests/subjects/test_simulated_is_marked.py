"""Every hover of a simulated picture says so itself: a screenshot may show nothing but the hover."""

from dataclasses import fields, is_dataclass

import numpy as np
import pandas as pd
import pytest

from plut.content.blocks import Picture, walk
from plut.content.reading import Reading
from plut.subjects.every import SUBJECTS
from plut.warehouse.edition import Edition

WORD = {"id": "(simulasi)", "en": "(simulated)"}


def frames(one: object) -> list[pd.DataFrame]:
    if isinstance(one, pd.DataFrame):
        return [one]
    if is_dataclass(one):
        return [frame for field in fields(one) for frame in frames(getattr(one, field.name))]
    return []


def real_hovers(picture: Picture) -> set[str]:
    """The hovers of rows that say of themselves that they are not simulated, beside those that are."""
    arguments = (*picture.drawing.arguments, *(one for _, one in picture.drawing.named))
    drawn = [frame for one in arguments for frame in frames(one) if {"hover", "provenance"} <= set(frame)]
    return {text for frame in drawn for text in frame.loc[frame["provenance"] != "simulated", "hover"]}


def texts(custom: object) -> list[str]:
    if isinstance(custom, str):
        return [custom]
    if isinstance(custom, list | tuple | np.ndarray):
        return [text for one in custom for text in texts(one)]
    return []


def unmarked(picture: Picture, word: str) -> list[str]:
    real, found = real_hovers(picture), []
    for trace in picture.drawing(frame=picture.frame).data:
        template = getattr(trace, "hovertemplate", None) or ""
        if not template or trace.hoverinfo == "skip" or word in template:
            continue
        custom = trace.customdata if trace.customdata is not None else []
        hovers = [one[0] if isinstance(one, list | tuple | np.ndarray) else one for one in custom]
        found += [text for text in texts(hovers) if text and word not in text and text not in real]
        found += [template] if not len(hovers) else []
    return found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("subject", [one for one in SUBJECTS if one.pictures], ids=lambda one: one.name)
def test_each_hover_of_what_is_simulated_says_so(edition, subject, language):
    reading = Reading(Edition(str(edition.path)), language)
    pictures = [one for one in walk(subject.blocks(reading)) if isinstance(one, Picture)]
    simulated = [one for one in pictures if one.is_simulated]
    assert {one.key: unmarked(one, WORD[language])[:3] for one in simulated} == {
        one.key: [] for one in simulated
    }
    for one in pictures:
        if not one.is_simulated:
            drawn = one.drawing(frame=one.frame).to_json()
            assert WORD[language] not in drawn
