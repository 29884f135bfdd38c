"""The office's desk in a real browser: a file is loaded and taken out again, a candidate is looked at,
published at once or at an hour, and taken back; whoever has no part in it never sees any of it."""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import office_files
import openpyxl
import pytest
from asked import ask
from playwright.sync_api import expect

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.office import candidate, checks, journal, steps, store, tray
from plut.office.access import EVERYTHING
from plut.office.steps import Officer
from plut.warehouse import editions

ANI, READER = "ani@dinas.test", "pembaca@else.test"
RULES = f"""
[identity]
kind = "proxy"
name = "X-Forwarded-User"
proxies = ["127.0.0.1", "::1"]

[roles.public]
pages = "all"
datasets = "all"
provinces = "all"

[roles.central]
accounts = ["{ANI}"]
pages = "all"
datasets = "all"
provinces = "all"
loads = "all"
publishes = true
"""
WAYS = ("/ringan/konsultan?lang=en&", "/gambar/peta/peta.svg?lang=en&", "/api/centres/regions.json?lang=en&")
NOT_KEPT = "is no longer kept or is damaged"
WITHDRAWN = "was withdrawn by its office"
LONG = 90_000  # milliseconds, on a busy machine
FIRST_VISIT = 600_000  # in which a page of an edition that nobody has read yet is drawn


class Office:
    """A server with a desk, on a small edition without files, and what lies in its folders."""

    def __init__(self, folder: Path, served: Path, kept: Path, start_app) -> None:
        self.folder, self.served = folder, served.stem
        self.build = folder / "build"
        self.build.mkdir()
        for file in (served, served.with_suffix(".json")):
            shutil.copy(file, self.build)
        shutil.copytree(kept, self.build / "kept")  # or a candidate would solve again what has not changed
        (self.build / "CURRENT").write_text(f"{served.stem}\n")
        (folder / "access.toml").write_text(RULES)
        self.told = {
            "PLUT_DESK_DIR": str(folder / "desk"),
            "PLUT_BUILD_DIR": str(self.build),
            "PLUT_INCOMING_DIR": str(folder / "incoming"),
            "PLUT_ACCESS": str(folder / "access.toml"),
        }
        more = {name: value for name, value in self.told.items() if name != "PLUT_BUILD_DIR"}
        self.address = start_app(self.build, **more)

    def candidate(self, name: str, consultants: int) -> str:
        """A small candidate with a file of so many consultants, as the desk would build it. Gives its name."""
        with self.here():
            given = self.folder / name
            office_files.consultants().head(consultants).to_csv(given, index=False)
            steps.load(Officer(ANI, EVERYTHING), given, name)
            checks.run()
            built = candidate.build(ANI, "small")
            assert built.state == "ready" and built.path is not None, built
        return str(built.edition)

    @contextmanager
    def here(self) -> Iterator[None]:
        """This process at the desk of the server."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.told.items():
                patch.setenv(name, value)
            yield

    def current(self) -> str:
        path = editions.current(self.build)
        assert path is not None
        return path.stem

    def waiting(self) -> list[str]:
        with self.here():
            return [one.name for one in tray.entries()]

    def lines(self) -> list[tuple[str, str]]:
        """Account and step of each line of the journal."""
        with self.here():
            return [(one.account, one.step) for one in journal.steps()]

    def answers(self, edition: str, account: str = READER) -> dict[str, tuple[int, str]]:
        """Status and text of a light page, a picture and rows of an edition, by their ways."""
        found = {}
        for way in WAYS:
            got = ask(self.address, f"{way}edisi={edition}", X_Forwarded_User=account)
            found[way] = (got.status, got.text)
        return found


@pytest.fixture(scope="module")
def office(once, kept_tables, start_app, tmp_path_factory) -> Office:
    def build(folder: Path):
        return pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL)

    served = once("without_files", build).path
    return Office(tmp_path_factory.mktemp("office_desk"), served, kept_tables, start_app)


@pytest.fixture
def tab_of(browser):
    """A tab of an account: a function (account) -> tab."""
    contexts = []

    def opened(account: str):
        context = browser.new_context(
            extra_http_headers={"X-Forwarded-User": account}, viewport={"width": 1400, "height": 1000}
        )
        contexts.append(context)
        context.set_default_timeout(LONG)
        return context.new_page()

    yield opened
    for one in contexts:
        one.close()


def opened(tab, address: str):
    """A page once its script has ended. Gives its answer."""
    answer = tab.goto(address)
    tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=FIRST_VISIT)
    return answer


def button(tab, name: str):
    return tab.get_by_role("button", name=name, exact=False)


def sees(tab, text: str, timeout: int = LONG) -> None:
    expect(tab.get_by_text(text).first).to_be_visible(timeout=timeout)


def answer(tab, name: str) -> None:
    """Answer the question that stands over the page."""
    question = tab.get_by_role("dialog")
    question.get_by_role("button", name=name, exact=True).click()
    expect(question).to_have_count(0, timeout=LONG)


def test_to_whoever_may_neither_load_nor_publish_there_is_no_desk(office, tab_of):
    reader, ani = tab_of(READER), tab_of(ANI)
    assert reader.goto(f"{office.address}/meja?lang=en").status == 404
    sees(reader, "There is nothing at this address.")
    assert reader.locator('[data-testid="stApp"]').count() == 0
    for tab, links in ((reader, 0), (ani, 1)):
        opened(tab, f"{office.address}/angka?lang=en")
        sees(tab, "Signed in as")
        expect(tab.locator('a[href*="/meja"]')).to_have_count(links)
    ani.locator('a[href*="/meja"]').click()
    sees(ani, f"Edition {office.served} is served.", FIRST_VISIT)


def test_a_file_says_what_is_wrong_with_it_and_is_taken_out(office, tab_of, tmp_path):
    wrong = office_files.consultants()
    wrong.loc[2, "active_from"] = "31 Februari 2025"
    wrong.to_csv(tmp_path / "konsultan salah.csv", index=False)
    tab = tab_of(ANI)
    opened(tab, f"{office.address}/meja?lang=en")
    with tab.expect_file_chooser() as chooser:
        button(tab, "Choose files").click()
    chooser.value.set_files(tmp_path / "konsultan salah.csv")
    sees(tab, "Recognised as Consultants. Rows accepted: 34; rejected: 1; with a remark: 0.", FIRST_VISIT)
    tab.get_by_text("What is wrong, row by row").click()
    expect(tab.get_by_role("row").filter(has_text="31 Februari 2025")).to_contain_text("is not a date")
    with tab.expect_download() as taken:
        button(tab, "The file with its mistakes marked").click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes())).active
    told = [row[-1].value for row in sheet.iter_rows() if "31 Februari 2025" in [c.value for c in row]]
    assert len(told) == 1 and "31 Februari 2025" in told[0]
    assert office.waiting() == ["konsultan salah.csv"]
    with office.here():
        [entry] = tray.entries()
        store.file(entry.sha256).write_bytes(b"")  # damaged on its disk: no copy can be made
    button(tab, "The file with its mistakes marked").click()
    sees(tab, "The marked copy could not be made. The file is empty.")
    button(tab, "Take out").click()
    sees(tab, "Take konsultan salah.csv out?")
    answer(tab, "Yes, take out")
    sees(tab, "Nothing waits on the desk.")
    assert office.waiting() == []
    assert office.lines()[-2:] == [(ANI, "loaded"), (ANI, "taken_out")]


def assert_nothing_of_it_is_reachable(office, reader, edition: str) -> None:
    """To a reader an edition that is not public is as one that there is none of."""
    assert {status for status, _ in office.answers(edition).values()} == {404}
    assert office.answers(edition) == {
        way: (status, text.replace("0" * 12, edition))
        for way, (status, text) in office.answers("0" * 12).items()
    }
    opened(reader, f"{office.address}/konsultan?lang=en&edisi={edition}")
    sees(reader, f"Edition {edition} {NOT_KEPT}")
    expect(reader.locator(".plut-draft")).to_have_count(0)


def test_a_candidate_becomes_what_everybody_reads_and_is_taken_back(office, tab_of):
    edition = office.candidate("konsultan.csv", consultants=20)
    ani, reader = tab_of(ANI), tab_of(READER)

    # looked at: by its office alone
    opened(ani, f"{office.address}/konsultan?lang=en&edisi={edition}")
    band = ani.locator(".plut-draft")
    expect(band).to_contain_text("CANDIDATE, NOT PUBLISHED")
    expect(band).to_contain_text(edition)
    expect(band).to_be_in_viewport()
    ani.get_by_role("link", name="Certification", exact=True).click()  # every way leads on in it
    ani.wait_for_url(re.compile(f"/sertifikasi.*edisi={edition}"), timeout=LONG)
    expect(band).to_contain_text(edition)
    assert_nothing_of_it_is_reachable(office, reader, edition)
    assert {status for status, _ in office.answers(edition, ANI).values()} == {404}  # the app alone shows it

    # at an hour: as before, until it comes
    band.get_by_role("link", name="Back to the desk").click()
    sees(ani, f"Candidate {edition} is ready.", FIRST_VISIT)
    ani.get_by_text("from an hour on", exact=True).click()  # tomorrow morning, where nothing else is said
    sees(ani, "Hour (WIB)")
    button(ani, f"Publish edition {edition}").click()
    expect(ani.get_by_role("dialog")).to_contain_text(re.compile(r"Everybody reads it from .*, 08:00 WIB on"))
    answer(ani, "Yes, publish")
    sees(ani, "waits for its hour")
    assert office.current() == office.served
    assert_nothing_of_it_is_reachable(office, reader, edition)
    take_back = ani.locator(f".st-key-desk_edition_{edition}").get_by_role("button", name="Take back")
    take_back.click()
    expect(ani.get_by_role("dialog")).to_contain_text("is a candidate again; readers notice nothing")
    answer(ani, "Yes, take back")
    expect(take_back).to_have_count(0, timeout=LONG)  # a candidate again, which stands in no list
    assert office.waiting() == ["konsultan.csv"]

    # at once
    ani.get_by_text("at once", exact=True).click()
    ani.get_by_label("A note for the journal").fill("Triwulan III")
    button(ani, f"Publish edition {edition}").click()
    answer(ani, "Cancel")
    assert office.current() == office.served
    button(ani, f"Publish edition {edition}").click()
    answer(ani, "Yes, publish")
    sees(ani, f"Edition {edition} is served.")
    sees(ani, "was published")  # the one before
    assert office.current() == edition and office.waiting() == []
    opened(reader, f"{office.address}/konsultan?lang=en")
    assert edition in reader.locator('[data-testid="stMain"]').inner_text()
    assert {status for status, _ in office.answers(edition).values()} == {200}

    # taken back: what named it says so
    take_back.click()
    expect(ani.get_by_role("dialog")).to_contain_text(f"Edition {office.served} is served instead.")
    answer(ani, "Yes, take back")
    sees(ani, f"Edition {office.served} is served.")
    assert office.current() == office.served and office.waiting() == ["konsultan.csv"]
    for way, (status, text) in office.answers(edition).items():
        assert status == 410 and f"{edition} {WITHDRAWN}" in text, way
    assert opened(reader, f"{office.address}/konsultan?lang=en&edisi={edition}").status == 410
    sees(reader, f"Edition {edition} {WITHDRAWN}")

    # and the journal has it all
    expected = ["loaded", "looked", "published", "withdrew", "published", "withdrew"]
    assert office.lines()[-6:] == [(ANI, step) for step in expected]
    with ani.expect_download() as taken:
        button(ani, "Journal (CSV)").click()
    _, *lines = csv.reader(Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines())
    assert len(lines) == len(office.lines())
    assert lines[0][1:4] == [ANI, f"took back, {office.served} is served instead", edition]
    assert lines[1][1:4] == [ANI, "published", edition]
    assert lines[1][4].startswith("konsultan.csv (") and "Triwulan III" in lines[1]


def test_a_question_is_answered_by_the_keyboard_and_once(office, tab_of, tmp_path):
    """Escape is no yes; a double click is one."""
    with office.here():
        office_files.consultants().to_csv(tmp_path / "x.csv", index=False)
        steps.load(Officer(ANI, EVERYTHING), tmp_path / "x.csv", "sekali.csv")
        checks.run()
    before = len(office.lines())
    tab = tab_of(ANI)
    opened(tab, f"{office.address}/meja?lang=en")
    take_out = tab.locator("[class*=st-key-desk_entry_]").filter(has_text="sekali.csv")
    take_out = take_out.get_by_role("button", name="Take out")
    take_out.focus()
    tab.keyboard.press("Enter")
    question = tab.get_by_role("dialog")
    expect(question).to_contain_text("The next candidate is built without it")
    tab.keyboard.press("Escape")
    expect(question).to_have_count(0, timeout=LONG)
    assert "sekali.csv" in office.waiting()
    take_out.click()
    question.get_by_role("button", name="Yes, take out").dblclick()
    expect(question).to_have_count(0, timeout=LONG)
    expect(take_out).to_have_count(0, timeout=LONG)
    assert "sekali.csv" not in office.waiting() and len(office.lines()) == before + 1
    expect(tab.get_by_role("alert")).to_have_count(0)


@pytest.mark.long
def test_a_mended_copy_takes_the_place_of_its_original_under_a_browsers_name(office, tab_of, tmp_path):
    wrong = office_files.consultants()
    wrong.loc[2, "active_from"] = "31 Februari 2025"
    wrong.to_csv(tmp_path / "konsultan.csv", index=False)
    with office.here():
        steps.load(Officer(ANI, EVERYTHING), tmp_path / "konsultan.csv", "konsultan.csv")
        checks.run()
    tab = tab_of(ANI)
    opened(tab, f"{office.address}/meja?lang=en")
    with tab.expect_download() as taken:
        button(tab, "The file with its mistakes marked").click()
    mended = tmp_path / "konsultan (1).xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    [cell] = [one for row in book.active.iter_rows() for one in row if one.value == "31 Februari 2025"]
    cell.value = "28 Februari 2025"
    book.save(mended)
    with tab.expect_file_chooser() as chooser:
        button(tab, "Choose files").click()
    chooser.value.set_files(mended)
    sees(tab, "A mended copy: it is read in the place of konsultan.csv.", FIRST_VISIT)
    sees(tab, "Recognised as Consultants. Rows accepted: 35; rejected: 0; with a remark: 0.", FIRST_VISIT)
    assert "konsultan (1).xlsx" in office.waiting() and "konsultan.csv" not in office.waiting()
