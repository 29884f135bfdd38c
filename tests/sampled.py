"""Cases of one kind, of which the core takes some, spread over them, and `tests/run all` every one."""

from collections.abc import Iterable

import pytest

PARAM = type(pytest.param())  # a case with an id or marks of its own


def some(cases: Iterable, every: int = 2) -> list:
    """Cases for pytest.mark.parametrize, tuples where they have several values: one of so many is in the
    core, the first among them."""
    return [_case(case, at % every == 0) for at, case in enumerate(cases)]


def by_turns(cases: Iterable, forms: Iterable, every: int = 1) -> list:
    """Each case in each form, for pytest.mark.parametrize: the core takes one of so many cases, once, and the
    forms by turns."""
    turns = list(forms)
    return [
        _case((*_values(case), *_values(form)), at % every == 0 and turn == at // every % len(turns))
        for at, case in enumerate(cases)
        for turn, form in enumerate(turns)
    ]


def _values(case: object) -> tuple:
    return case if isinstance(case, tuple) else (case,)


def _case(case: object, is_core: bool):
    marks = [] if is_core else [pytest.mark.long]
    if isinstance(case, PARAM):  # a pytest.param, with an id of its own
        return pytest.param(*case.values, marks=[*case.marks, *marks], id=case.id)
    return pytest.param(*_values(case), marks=marks)
