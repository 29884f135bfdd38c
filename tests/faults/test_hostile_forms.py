"""Every form of the desk with values that nobody would write, and with messages that its page never sends:
each is taken as a text or refused in one sentence, nothing of it is read as markup or as SQL, nothing that
was good is lost, and the journal stays readable."""

import ast
import csv
import datetime
import io
import json
import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from desks import ANI, OWN, Desk, Sender, candidate_beside, lay_out
from inside import STATIC
from sampled import some
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from talking import Visit

from plut.base import clock
from plut.base.folders import REPOSITORY
from plut.office import journal, publishing, steps, tray
from plut.office.access import EVERYTHING
from plut.office.journal import Step
from plut.office.publishing import Refused
from plut.office.steps import Figure, Officer
from plut.surfaces.desk import journal_file, uploads, words
from plut.surfaces.server import routes
from plut.warehouse import editions

MESSAGES = int(os.environ.get("PLUT_FORMS", "60"))
AT_ONCE = 60  # messages of one test
MARK = "<script>alert(7)</script>"
# each widget of the desk's page by its key, as the code says it; '' where it has none
FORMS = {
    "'confirming_no'",
    "'confirming_yes'",
    "'desk_brief'",
    "'desk_compare'",
    "'desk_correcting'",
    "'desk_correction_former'",
    "'desk_correction_numbers'",
    "'desk_correction_page'",
    "'desk_day'",
    "'desk_held'",
    "'desk_hour'",
    "'desk_journal_csv'",
    "'desk_look'",
    "'desk_note'",
    "'desk_publish'",
    "'desk_search'",
    "'desk_stop'",
    "'desk_stop_comparing'",
    "'desk_timer'",
    "'desk_usage_names'",
    "'desk_when'",
    "''",
    "_key(one, field)",
    "f'desk_changes_{part.key}'",
    "f'desk_correction_{key}'",
    "f'desk_leave_{digest[:16]}'",
    "f'desk_out_{one.id}'",
    "f'desk_reopen_{name}'",
    "f'desk_why_{one.id}'",
    "f'desk_withdraw_{name}'",
    "f\"desk_{name.removesuffix('.csv')}\"",
}
LAY = "FormSubmitter:desk_correction-Lay the sentence on the desk"
PERSONAL = "holds what looks like an identity number"
NO_WHY = "Write in Indonesian why it was wrong"
NOTHING_SAID = "what it said and what it should have said"

# what is typed -> what is kept of it; a refusal where that is a tuple: of a sentence, and of a note
VALUES: dict[str, tuple[str, str | tuple[str, str]]] = {
    "markup": (f"{MARK}<img src=x onerror=alert(8)>", f"{MARK}<img src=x onerror=alert(8)>"),
    "identity number": ("NIK 3204011201900001 salah", (PERSONAL, PERSONAL)),
    "zero byte": ("a\0b", "ab"),
    "formula": ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    "right to left": ("\u202egnorw\u202c \u2066x\u2069\u200f", "gnorw x"),
    "blanks only": (" \t\u00a0\u3000\n", (NO_WHY, "")),
    "emoji with joiners": (
        "👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈",
        "👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈",
    ),
    "quotes of SQL": ("'; drop table marts.x; --", "'; drop table marts.x; --"),
    "lines": ("a\r\nb\u2028c\x85d\x0be\x1cf", "a b c d e f"),
    "letters": ("x" * 100_000, "x" * 100_000),
    "terminal": ("\x1b[31mred\x07", "[31mred"),
    "seen by nobody": ("\u200b\ufeff\u200d\u2060", (NO_WHY, "")),
    "no letters": ("a\uffff\ufffe\U0010ffff\ufdd0", "a"),
    "numbers": ("1e309 -0 NaN 99999999999999999999999", "1e309 -0 NaN 99999999999999999999999"),
    "markdown": ("**b** [x](javascript:alert(1)) :material/home: $x$", None),
    "mail": ("tanya ani@dinas.test", (PERSONAL, PERSONAL)),
    "phone": ("Hubungi 0812-3456-7890", (PERSONAL, PERSONAL)),
    "number of an officer": ("198001012005011001", (PERSONAL, PERSONAL)),
    "braces": ("{0} {detail} {{7*7}} %s %n $(id) `id`", None),
    "quotes and separators": ('"a";"b",\'c\'', None),
    "many marks on a letter": ("Z" + "\u0301" * 390, None),
    "arabic": ("الرقم كان ٣ والصحيح ٤", None),
    "ways": ("../../etc/passwd C:\\x", None),
    "dates": ("0001-01-01 9999-12-31 2024-02-30", None),
}


@pytest.fixture(scope="module")
def two(once, kept_tables) -> Path:
    return once("a candidate", lambda folder: candidate_beside(folder, kept_tables))


@contextmanager
def standing(two: Path, folder: Path) -> Iterator[Desk]:
    """A served desk, to which a candidate is known."""
    lay_out(two, folder)
    served = Desk(folder, rules=OWN)
    yield served
    served.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def counter(two, tmp_path_factory) -> Iterator[Desk]:
    """One for all tests but those after which its log may say more."""
    with standing(two, tmp_path_factory.mktemp("forms")) as served:
        yield served


@pytest.fixture
def opened(counter) -> Iterator[Callable[..., Visit]]:
    """Open the page of the desk: a function (parameters of the address) -> visit."""
    visits: list[Visit] = []

    def open_(said: str = "lang=en") -> Visit:
        visits.append(Visit(counter.address, "meja", said, X_Forwarded_User=ANI))
        return visits[-1]

    yield open_
    for one in visits:
        one.close()


@contextmanager
def at(desk: Desk) -> Iterator[None]:
    """This process at the desk of a server."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLUT_DESK_DIR", str(desk.folder / "desk"))
        patch.setenv("PLUT_BUILD_DIR", str(desk.folder / "build"))
        yield


def lines(desk: Desk) -> list[Step]:
    """What was done, but that a file was found unusable, which the desk says by itself."""
    with at(desk):
        return [one for one in journal.steps() if one.step != "refused"]


def assert_well(visit: Visit, desk: Desk) -> None:
    """The page stands, nothing on it is markup of others, and nothing has failed or been damaged."""
    assert visit.texts("exception") == [] and len(visit.drawn) > 10
    for kind in ("html", "alert", "toast", "markdown"):
        assert not [one for one in visit.texts(kind) if MARK in one or "<img src=x" in one], kind
    assert not [one for kind in ("alert", "toast") for one in visit.texts(kind) if "](" in one]
    assert "Traceback" not in (desk.folder / "app.log").read_text()
    assert "page_failed" not in (desk.folder / "build" / "log.jsonl").read_text()
    with at(desk):
        assert journal.broken() is None
        [heads, *rows] = csv.reader(
            io.StringIO(journal_file.as_csv(journal.steps(), "en").decode("utf-8-sig"))
        )
        assert len(rows) == len(journal.steps()) and {len(row) for row in rows} <= {len(heads)}
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
        served = editions.current(desk.folder / "build")
        assert served is not None and editions.is_sound(served)


def writing(visit: Visit) -> str:
    """Open the form of a correction, with one number chosen. Gives the number."""
    visit.tell(desk_correcting=True)
    first = visit.options["desk_correction_numbers"][0]
    visit.tell(desk_correction_numbers=[first])
    return first


def written(visit: Visit, text: str) -> None:
    """Lay a sentence on the desk whose every field is a text."""
    fields = [
        one for one in visit.drawn if one.startswith(("desk_correction_before", "desk_correction_after"))
    ]
    assert len(fields) == 4
    told = dict.fromkeys([*fields, "desk_correction_id", "desk_correction_en"], text)
    visit.tell(**told, **{LAY: True})


def published(visit: Visit, note: str) -> None:
    """Publish the candidate from tomorrow on, with a note."""
    tomorrow = (clock.today() + datetime.timedelta(days=1)).isoformat()
    visit.tell(desk_when="from an hour on")
    visit.tell(desk_day=[tomorrow], desk_hour="08:00", desk_note=note)
    visit.tell(desk_publish=True)
    assert "confirming_yes" in visit.drawn
    visit.tell(confirming_yes=True)


def test_every_form_and_every_address_of_the_desk_is_known():
    """A new one is to be tried below."""
    found = set()
    for path in sorted((REPOSITORY / "dashboard/plut/surfaces/app/desk").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_widget(node):
                found |= {ast.unparse(key.value) for key in node.keywords if key.arg == "key"} or {"''"}
    assert found - FORMS == set() and {one for one in FORMS if "brief" not in one} - found == set()
    ours = routes(STATIC)
    told = {one.path: set(one.methods) for one in ours if one.path.startswith("/meja")}
    every = {*uploads.METHODS, "HEAD"}
    assert told == {"/meja": {"GET", "HEAD"}, "/meja/berkas": every, "/meja/berkas/{key}": every}


def _is_widget(node: ast.Call) -> bool:
    name = ast.unparse(node.func)
    return name == "_TIMER" or (name.startswith("st.") and name.count(".") == 1 and _takes_values(name[3:]))


def _takes_values(name: str) -> bool:
    """Whether an element of Streamlit is one that a reader fills in, presses or opens."""
    return name.endswith(
        ("button", "input", "area", "box", "select", "radio", "uploader", "expander", "form")
    )


@pytest.mark.parametrize("kind", some(VALUES, 8))
def test_a_text_is_kept_as_it_can_be_read_or_refused_in_a_sentence(counter, opened, kind):
    typed, kept = VALUES[kind]
    expected = typed if kept is None else kept
    visit = opened()
    before = (lines(counter), counter.loaded())
    writing(visit)
    written(visit, typed)
    assert_well(visit, counter)
    if isinstance(expected, tuple):
        [told] = visit.texts("alert")
        assert expected[0] in told and (lines(counter), counter.loaded()) == before
    else:
        assert visit.texts("alert") == []
        assert lines(counter)[-1].note == expected[: steps.MOST_NOTE_LETTERS]
        [row] = csv.DictReader(list(counter.loaded().values())[-1].decode().splitlines())
        told = {
            row[name] for name in ("Penjelasan", "Penjelasan dalam bahasa Inggris", "Tertulis", "Seharusnya")
        }
        assert told == {expected[: steps.MOST_NOTE_LETTERS]}
    visit.tell(desk_search=typed)
    assert_well(visit, counter)
    visit.tell(desk_search="")
    before = lines(counter)
    published(visit, typed)
    assert_well(visit, counter)
    note = expected[1] if isinstance(expected, tuple) else expected[: steps.MOST_JOURNAL_LETTERS]
    if note == PERSONAL:
        [told] = visit.texts("alert")
        assert PERSONAL in told and lines(counter) == before
    else:
        [step] = lines(counter)[len(before) :]
        assert (step.step, step.note) == ("published", note)
        visit.tell(**{f"desk_withdraw_{step.edition}": True})
        visit.tell(confirming_yes=True)
        assert [one.step for one in lines(counter)[len(before) :]] == ["published", "withdrew"]
    assert_well(visit, counter)


# what a page that is drawn again meanwhile sends, and what none sends: (what is said before, what is said
# with a button, the button, what is answered; nothing where a question is asked)
UNOFFERED: dict[str, tuple[dict[str, object], dict[str, object], str, str]] = {
    "a number that is none": ({}, {"desk_correction_numbers": ["nix", MARK]}, LAY, "does not offer any more"),
    "a sentence that is none": ({}, {"desk_correction_former": MARK}, LAY, "does not offer any more"),
    "a page that is none": ({}, {"desk_correction_page": MARK}, LAY, "Choose at least one number"),
    "the fields of a number before they are drawn": (
        {},
        {"desk_correction_numbers": None, "desk_correction_id": "Salah."},
        LAY,
        NOTHING_SAID,
    ),
    "the hour before it is drawn": (
        {},
        {"desk_when": "from an hour on"},
        "desk_publish",
        "the day and the hour",
    ),
    "neither now nor later": ({}, {"desk_when": MARK}, "desk_publish", "the day and the hour"),
    "no day": (
        {"desk_when": "from an hour on"},
        {"desk_day": [], "desk_hour": "08:00"},
        "desk_publish",
        "the day",
    ),
} | {
    f"day {day} hour {hour}": (
        {"desk_when": "from an hour on"},
        {"desk_day": [day], "desk_hour": hour},
        "desk_publish",
        "",
    )
    for day, hour in (
        ("0001-01-01", "00:00"),
        ("9999-12-31", "23:59"),
        ("2024-02-30", "25:99"),
        (MARK, MARK),
        ("", ""),
        ("1" * 99, "-1"),
    )
}


@pytest.mark.parametrize("kind", some(UNOFFERED, 1))
def test_what_the_page_does_not_offer_is_answered_in_a_sentence(counter, opened, kind):
    first, said, button, answer = UNOFFERED[kind]
    visit = opened()
    visit.tell(desk_correcting=True)
    number = visit.options["desk_correction_numbers"][:1]
    visit.tell(**first)
    before = (lines(counter), counter.loaded())
    visit.tell(**{key: number if value is None else value for key, value in said.items()}, **{button: True})
    assert_well(visit, counter)
    if answer:
        [told] = visit.texts("alert")
        assert answer in told.replace("\\", "")
    else:  # asked with the hour that the page would offer
        assert "confirming_yes" in visit.drawn
        [told] = [one for one in visit.texts("html") if "reads it from" in one]
        tomorrow = clock.today() + datetime.timedelta(days=1)
        assert str(tomorrow.year) in told
        visit.tell(confirming_no=True)
    assert (lines(counter), counter.loaded()) == before
    visit.tell()
    assert_well(visit, counter)


JSON = (
    *("[]", "null", "5", '{"pixels":1e309}', '{"pixels":[1]}', '{"pixels":"<b>"}', '{"pixels":-5}'),
    '{"pixels":99999999999}',
    '{"arrived":{"a":[1]}}',
    '{"arrived":"\\ud800"}',
    '{"turn":"\\ud800"}',
    json.dumps({"arrived": "x" * 100_000}),
)


def test_what_parts_of_the_page_tell_is_taken_for_what_it_can_be(counter, opened):
    visit = opened()
    for key in ("browser", "desk_files", "desk_timer"):
        for said in JSON:
            visit.tell(**{key: said})
            assert_well(visit, counter)
        visit.tell(**{key: "{}"})


def test_a_button_that_is_not_there_does_nothing(counter, opened):
    visit, other = opened(), opened()
    before = (lines(counter), counter.loaded())
    other.tell(desk_publish=True)
    visit.send(
        *(WidgetState(id=other.ids[key], trigger_value=True) for key in ("confirming_yes", "confirming_no"))
    )
    assert_well(visit, counter)
    own = visit.ids["desk_publish"]
    for key in (
        "desk_out_0000000000000000",
        "desk_reopen_../../x",
        "desk_leave_'",
        MARK,
        "\0",
        "x" * 100_000,
    ):
        visit.send(WidgetState(id=own.replace("desk_publish", key), trigger_value=True))
        assert_well(visit, counter)
    assert (lines(counter), counter.loaded()) == before
    other.tell(confirming_no=True)


SINGLE = (
    "bool_value",
    "double_value",
    "int_value",
    "string_value",
    "json_value",
    "bytes_value",
    "trigger_value",
)
MANY = ("double_array_value", "int_array_value", "string_array_value")


def of_any_type(rng: random.Random, key: str) -> WidgetState:
    """A message of a widget, with a value of any type."""
    said, text = WidgetState(id=key), rng.choice([typed for typed, _ in VALUES.values()])
    field = rng.choice((*SINGLE, *MANY))
    value = {
        "bool_value": True,
        "trigger_value": True,
        "double_value": rng.choice((float("inf"), float("nan"), -0.5)),
        "int_value": rng.choice((-1, 0, 2**53)),
        "bytes_value": b"\xff\0",
        "double_array_value": [float("nan")] * 3,
        "int_array_value": [2**53, -1],
        "string_array_value": [text, text],
    }.get(field, text)
    if field in MANY:
        getattr(said, field).data.extend(value)
    else:
        setattr(said, field, value)
    return said


@pytest.mark.parametrize("part", range(max(1, MESSAGES // AT_ONCE)))
def test_a_message_of_any_type_harms_nobody(two, tmp_path, part):
    """Who sends a value of another type than a widget has may get no page in that visit: nothing is done or
    lost, and every other visit goes on."""
    rng = random.Random(part)
    with standing(two, tmp_path) as desk:
        visit = Visit(desk.address, "meja", X_Forwarded_User=ANI)
        writing(visit)
        visit.tell(desk_when="from an hour on")
        ids = {key: one for key, one in visit.ids.items() if key != "desk_look"}  # which would build
        for _ in range(min(AT_ONCE, MESSAGES)):
            keys = rng.sample(sorted(ids), rng.choice((1, 1, 2, 3)))
            told = [of_any_type(rng, ids[key]) for key in keys]
            strange = WidgetState(
                id=rng.choice(("desk_out_0", "\0", MARK, "x" * 100_000)), trigger_value=True
            )
            visit.send(*told, *([strange] if rng.random() < 0.1 else []), keep=False)
            assert not [one for one in visit.texts("html") if MARK in one]
        visit.close()
        other = Visit(desk.address, "meja", X_Forwarded_User=ANI)
        assert other.texts("exception") == [] and {"desk_publish", "desk_search"} <= other.drawn
        other.close()
        assert {one.step for one in lines(desk)} <= {"corrected"}
        with at(desk):
            assert journal.broken() is None
            assert [one.is_served for one in publishing.kept()].count(True) == 1


@pytest.mark.parametrize("kind", some(VALUES, 6))
def test_parameters_of_the_address_are_no_more_than_words(counter, opened, kind):
    text = VALUES[kind][0][:5000]
    said = "&".join(
        f"{quote(key)}={quote(text)}"
        for key in ("lang", "edisi", "tayang", "simulasi", "provinsi", text[:50])
    )
    visit = opened(said)
    assert_well(visit, counter)
    visit.send(said="lang=en&" + said)
    assert_well(visit, counter)


def test_the_name_of_a_file_holds_no_person_and_its_other_words_are_words(counter, opened):
    ani = Sender(counter.address)
    before = (lines(counter), counter.loaded())
    for name in ("NIK 3204011201900001.csv", "ani@dinas.test.xlsx", "C:\\x\\0812-3456-7890.csv"):
        got = ani.create(name, 3)
        assert got.status == 400 and PERSONAL in got.json["error"] and "another name" in got.json["error"]
    for typed, _ in VALUES.values():
        got = ani.create("kecil.csv", 3, modified=typed[:5000], sha256=typed[:5000])
        assert got.status == 201
        assert_well(opened(), counter)
        assert ani.append(got.headers["location"], 0, b"abc").status in (204, 460)
        ani.ask("DELETE", got.headers["location"])
        (_, content), *more = [one for one in counter.loaded().items() if one not in before[1].items()] or [
            ("", b"")
        ]
        assert more == [] and content in (b"", b"abc")
    with at(counter):
        (counter.folder / "x").write_bytes(b"a")
        with pytest.raises(Refused, match="personal_name"):
            steps.load(Officer(ANI, EVERYTHING), counter.folder / "x", "3204011201900001.csv")
        for one in tray.entries():
            if one.name == "kecil.csv":
                steps.take_out(Officer(ANI, EVERYTHING), one.id)


def test_of_several_sentences_none_is_laid_where_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    who = Officer(ANI, EVERYTHING)
    good = steps.sentence(who, "centres/list", "Salah.", figures=(Figure("Pusat", "3", "4"),))
    with pytest.raises(Refused, match="personal_sentence"):
        steps.sentence(who, "consultants/national", "Salah.", figures=(Figure("Pusat", "3", "a@b.test"),))
    assert tray.entries() == [] and journal.steps() == []
    steps.lay(who, good)
    assert [one.note for one in journal.steps()] == ["Salah."]


def test_a_note_is_bounded_and_holds_no_person_on_a_command_line_too(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path / "build"))
    who = Officer(ANI, EVERYTHING)
    for note, code in (("x" * 301, "note_too_long"), ("NIK 3204011201900001", "personal_note")):
        for step in (steps.publish, steps.withdraw, steps.reopen):
            with pytest.raises(Refused, match=code) as refused:
                step(who, "0" * 12, note=note)
            assert len(words.refusal(refused.value, "en")) > 20
    assert journal.steps() == []
    former = Step("2026-01-02T00:00:00+00:00", "ani", "published", note="\x1b[2Jgone\u202e")
    assert "\x1b" not in words.step_of(former, "en") and "\u202e" not in words.step_of(former, "en")


def test_a_button_that_fails_says_so_and_leaves_the_page_standing(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_BUILD_DIR", str(tmp_path))

    def page() -> None:
        import streamlit as st

        from plut.surfaces.app.desk import stepping

        st.button("x", on_click=stepping.do(lambda _: 1 // 0, "en"))
        st.button("y", on_click=stepping.asked(lambda: {}["y"], "en"))
        st.text(st.session_state.pop("desk_refused", ""))

    for at_ in (0, 1):
        app = AppTest.from_function(page).run()
        app.button[at_].click().run()
        assert not app.exception and "That was not done." in app.text[0].value
    told = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [(one["event"], one["error"]) for one in told] == [
        ("page_failed", "ZeroDivisionError"),
        ("page_failed", "KeyError"),
    ]
