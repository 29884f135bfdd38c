"""Rows carry what they are: equal by content, as weak as their weakest, and never changed in place."""

import pandas as pd

from plut.content.rows import Rows
from plut.content.scope import WHOLE, Part, Scope

FRAME = pd.DataFrame({"a": [1, 2], "provenance": ["published", "simulated"]})
ROWS = Rows("centres/list", WHOLE, FRAME, ("centres",))


def test_rows_are_equal_where_query_scope_and_every_value_are():
    assert Rows("centres/list", WHOLE, FRAME.copy(), ("centres",)) == ROWS
    assert Rows("centres/regions", WHOLE, FRAME, ("centres",)) != ROWS
    assert Rows("centres/list", Scope((Part("x", ()),)), FRAME, ("centres",)) != ROWS
    assert ROWS.but(lambda frame: frame.assign(a=[1, 3])) != ROWS
    assert ROWS.but(lambda frame: frame.iloc[::-1]) != ROWS
    assert len({ROWS, Rows("centres/list", WHOLE, FRAME.copy(), ("centres",))}) == 1


def test_rows_are_as_weak_as_the_weakest_and_none_are_derived():
    assert ROWS.provenance == "simulated" and ROWS.is_simulated
    assert ROWS.but(lambda frame: frame.head(1)).provenance == "published"
    assert ROWS.but(lambda frame: frame.head(0)).provenance == "derived"


def test_rows_beside_others_are_as_weak_as_all_of_them():
    real = ROWS.but(lambda frame: frame.head(1))
    assert real.beside(ROWS).is_simulated and not real.is_simulated
    assert real.beside(ROWS).query == "centres/list" and len(real.beside(ROWS)) == 3
