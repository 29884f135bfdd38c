"""The field for files as an officer meets it, in a real Chromium: several files at once with their progress,
and every way in which sending ends before its time."""

import random
import re
import signal

import pytest
from desks import ANI, READER, RULES, Desk, Sender
from playwright.sync_api import FileChooser, Page, Route, expect

from plut.base.folders import REPOSITORY
from plut.office.receiving import MOST_BYTES

MEGABYTE = 2**20
SCRIPT = "tests/surfaces/desk/field.py"
# what a row has said, as it said it
WATCH = """(list) => {
  window.said = [];
  const note = () => list.querySelectorAll("li").forEach((row) => window.said.push(row.textContent));
  new MutationObserver(note).observe(list, { childList: true, subtree: true, characterData: true });
}"""


@pytest.fixture(scope="module")
def desk(desk_of) -> Desk:
    return desk_of(script=SCRIPT, PYTHONPATH=str(REPOSITORY / "dashboard"))


@pytest.fixture
def opened(browser):
    """Open the page of the field: a function (desk, account, width) -> tab."""
    contexts = []

    def opened_by(desk: Desk, account: str = ANI, width: int = 1600) -> Page:
        told = {"X-Forwarded-User": account}
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(extra_http_headers=told, viewport=size))
        tab = contexts[-1].new_page()
        tab.goto(f"{desk.address}/?lang=en")
        expect(tab.get_by_role("button", name="Choose files")).to_be_visible(timeout=60_000)
        return tab

    yield opened_by
    for one in contexts:
        one.close()


@pytest.fixture
def files(tmp_path) -> dict[str, bytes]:
    """Files of an officer, written; the second is sent in three parts."""
    made = random.Random(1)
    told = {"a small.csv": 3000, "b large.csv": 20 * MEGABYTE, "c middle.xlsx": 9 * MEGABYTE}
    for name, size in told.items():
        (tmp_path / name).write_bytes(made.randbytes(size))
    return {name: (tmp_path / name).read_bytes() for name in told}


def choose(tab: Page, folder, *names: str) -> None:
    tab.locator("input[type=file]").set_input_files([folder / name for name in names])


def row(tab: Page, name: str):
    return tab.locator("li", has_text=name)


def says(tab: Page, name: str, words: str) -> None:
    expect(row(tab, name)).to_contain_text(words, timeout=60_000)


def received(desk: Desk) -> list[str]:
    """What is on its way."""
    told = (desk.folder / "desk" / "received").glob("*/content")
    return [one.parent.name for one in told]


def stop_after_first_part(route: Route) -> None:
    """A line that breaks once eight megabytes of a file have gone over it."""
    if route.request.headers.get("upload-offset", "0") == "0":
        route.continue_()
    else:
        route.abort("connectionreset")


def test_several_files_at_once_with_their_progress(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.locator("ul").evaluate(WATCH)
    choose(tab, tmp_path, *files)
    expect(tab.get_by_text("1 times:")).to_be_visible(timeout=60_000)
    for name, content in files.items():
        says(tab, name, "100% · has arrived")
        assert desk.loaded()[name] == content
    said = tab.evaluate("window.said")
    assert [one for one in said if "b large.csv20 MB40% · is being sent" in one]
    assert [one for one in said if "waits for its turn" in one]
    bars = tab.get_by_role("progressbar")
    assert [bars.nth(number).get_attribute("aria-label") for number in range(3)] == list(files)
    assert tab.get_by_role("button", name="Cancel").count() == 0
    expect(tab.get_by_role("status").last).to_have_text(re.compile(r"^(b large|c middle)\.\w+: has arrived$"))


def test_a_page_that_is_loaded_anew_goes_on_where_it_was(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "40% · connection lost")
    tab.reload()
    says(tab, "b large.csv", "40% · not finished: choose the same file again")
    assert tab.get_by_role("button", name="Try again").count() == 0
    tab.unroute("**/meja/berkas/*")
    asked: list[str] = []
    tab.on("request", lambda r: asked.append(f"{r.method} {r.headers.get('upload-offset', '')}"))
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "100% · has arrived")
    sent = [one for one in asked if one.startswith("PATCH")]
    assert sent == [f"PATCH {8 * MEGABYTE}", f"PATCH {16 * MEGABYTE}"]
    assert desk.loaded()["b large.csv"] == files["b large.csv"]


def test_another_file_of_the_same_name_begins_anew(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "40% · connection lost")
    tab.reload()
    says(tab, "b large.csv", "not finished")
    tab.unroute("**/meja/berkas/*")
    newer = files["b large.csv"][::-1]
    (tmp_path / "b large.csv").write_bytes(newer[:-1])
    choose(tab, tmp_path, "b large.csv")
    expect(tab.locator("li")).to_have_count(2)
    expect(tab.locator("li.arrived")).to_have_count(1, timeout=60_000)
    assert desk.loaded()["b large.csv"] == newer[:-1]
    tab.get_by_role("button", name="Cancel").click()
    expect(tab.locator("li.stopped")).to_have_count(0)
    tab.reload()
    expect(tab.get_by_role("button", name="Choose files")).to_be_visible()
    expect(tab.get_by_text("times:")).to_be_visible()
    assert tab.locator("li").count() == 0


def test_a_line_that_comes_back_is_used_again(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "connection lost, tries again by itself")
    tab.unroute("**/meja/berkas/*")
    tab.get_by_role("button", name="Try again").click()
    says(tab, "b large.csv", "100% · has arrived")
    assert desk.loaded()["b large.csv"] == files["b large.csv"]


@pytest.mark.long
def test_a_server_that_is_killed_and_started_again_gets_the_rest(desk_of, opened, files, tmp_path):
    desk = desk_of(script=SCRIPT, PYTHONPATH=str(REPOSITORY / "dashboard"))
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "40% · connection lost")
    desk.end(signal.SIGKILL)
    tab.unroute("**/meja/berkas/*")
    desk.start()
    says(tab, "b large.csv", "100% · has arrived")
    assert desk.loaded()["b large.csv"] == files["b large.csv"]
    expect(tab.get_by_text("times: b large.csv")).to_be_visible(timeout=60_000)


def test_the_app_hears_of_what_arrived_while_its_own_connection_was_broken(desk, opened, files, tmp_path):
    tab, lines, is_broken = opened(desk), [], []

    def line(socket) -> None:
        if is_broken:
            socket.close()
        else:
            lines.append(socket)
            socket.connect_to_server()

    tab.route_web_socket("**/_stcore/stream", line)
    tab.reload()
    expect(tab.get_by_text("0 times:")).to_be_visible(timeout=60_000)
    is_broken.append(True)
    lines[-1].close()
    choose(tab, tmp_path, "a small.csv")
    says(tab, "a small.csv", "100% · has arrived")
    is_broken.clear()
    expect(tab.get_by_text("1 times:")).to_be_visible(timeout=60_000)
    assert desk.loaded()["a small.csv"] == files["a small.csv"]


def test_what_the_server_has_forgotten_begins_anew(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "c middle.xlsx")
    says(tab, "c middle.xlsx", "connection lost")
    for name in received(desk):
        Sender(desk.address).ask("DELETE", f"/meja/berkas/{name}")
    tab.unroute("**/meja/berkas/*")
    says(tab, "c middle.xlsx", "The server knows nothing of this file any more")
    tab.get_by_role("button", name="Try again").click()
    says(tab, "c middle.xlsx", "100% · has arrived")
    assert desk.loaded()["c middle.xlsx"] == files["c middle.xlsx"]


def test_sending_goes_on_while_another_page_of_the_app_is_read(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "c middle.xlsx")
    says(tab, "c middle.xlsx", "connection lost")
    tab.get_by_role("button", name="Elsewhere").click()
    expect(tab.get_by_role("button", name="Choose files")).to_have_count(0)
    tab.unroute("**/meja/berkas/*")
    for _ in range(600):
        if not received(desk):
            break
        tab.wait_for_timeout(100)
    assert desk.loaded()["c middle.xlsx"] == files["c middle.xlsx"]


@pytest.mark.usefixtures("files")
def test_what_the_server_does_not_take_says_why_and_the_others_go_on(desk, opened, tmp_path):
    (tmp_path / "empty.csv").touch()
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(MOST_BYTES + 1)  # a file that says so, and lies nowhere
    tab = opened(desk)
    choose(tab, tmp_path, "empty.csv", "huge.csv", "a small.csv")
    says(tab, "empty.csv", "This file is empty.")
    says(tab, "huge.csv", "This file is too large: 2 GB at most.")
    says(tab, "a small.csv", "has arrived")
    row(tab, "empty.csv").get_by_role("button", name="Cancel").click()
    expect(row(tab, "empty.csv")).to_have_count(0)


@pytest.mark.usefixtures("files")
def test_a_file_that_changes_while_it_is_sent_is_said_and_taken_back(desk, opened, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "c middle.xlsx")
    says(tab, "c middle.xlsx", "connection lost")
    (tmp_path / "c middle.xlsx").write_bytes(b"something else")
    tab.unroute("**/meja/berkas/*")
    says(tab, "c middle.xlsx", "Your browser cannot read this file")
    assert len(received(desk)) == 1
    tab.get_by_role("button", name="Cancel: c middle.xlsx").click()
    expect(tab.locator("li")).to_have_count(0)
    for _ in range(100):
        if not received(desk):
            break
        tab.wait_for_timeout(100)
    assert not received(desk)


def test_a_role_that_is_taken_away_meanwhile_is_told_in_the_row(desk, opened, files, tmp_path):
    tab = opened(desk)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, "b large.csv")
    says(tab, "b large.csv", "connection lost")
    desk.rules.write_text(READER)
    try:
        tab.unroute("**/meja/berkas/*")
        says(tab, "b large.csv", "or your account may not load files now")
    finally:
        desk.rules.write_text(RULES)
    tab.get_by_role("button", name="Try again").click()
    says(tab, "b large.csv", "100% · has arrived")
    assert desk.loaded()["b large.csv"] == files["b large.csv"]
    assert not received(desk)


def test_a_proxy_that_takes_less_at_once_or_knows_no_patch_is_lived_with(desk, opened, files, tmp_path):
    """As nginx with its usual bound of one megabyte, and as a firewall of an office."""
    refused: list[int] = []

    def bounded(route: Route) -> None:
        if route.request.method == "PATCH":
            refused.append(405)
            route.fulfill(status=405, body="<html>not allowed</html>")
        elif route.request.headers.get("x-http-method-override") == "PATCH" and len(refused) < 4:
            refused.append(413)
            route.fulfill(status=413, body="<html>too large</html>")
        else:
            route.continue_()

    tab = opened(desk)
    tab.route("**/meja/berkas/*", bounded)
    offsets: list[int] = []
    tab.on("request", lambda r: offsets.append(int(r.headers.get("upload-offset", "-1"))))
    choose(tab, tmp_path, "c middle.xlsx")
    says(tab, "c middle.xlsx", "100% · has arrived")
    assert refused == [405, 413, 413, 413]
    assert MEGABYTE in offsets  # parts of a megabyte by then
    assert desk.loaded()["c middle.xlsx"] == files["c middle.xlsx"]


def test_files_can_be_dropped_and_the_field_is_reached_with_the_keyboard(desk, opened):
    tab = opened(desk)
    choosers: list[FileChooser] = []
    # long before it is needed: a browser takes a moment to heed it
    tab.on("filechooser", lambda chooser: choosers.append(chooser))
    given = tab.evaluate_handle(
        """() => { const data = new DataTransfer();
        data.items.add(new File(["dropped"], "d dropped.csv", { lastModified: 5 })); return data; }"""
    )
    tab.locator(".field").dispatch_event("drop", {"dataTransfer": given})
    says(tab, "d dropped.csv", "has arrived")
    assert desk.loaded()["d dropped.csv"] == b"dropped"
    expect(tab.get_by_text("times:")).to_contain_text("d dropped.csv", timeout=60_000)
    choose_files = tab.get_by_role("button", name="Choose files")
    for _ in range(30):
        tab.keyboard.press("Tab")
        if choose_files.evaluate("(one) => one.getRootNode().activeElement === one"):
            break
    else:
        pytest.fail("the button is not reached")
    tab.keyboard.press("Enter")
    for _ in range(300):
        if choosers:
            break
        tab.wait_for_timeout(100)
    assert [chooser.is_multiple() for chooser in choosers] == [True]


def test_on_a_phone_every_row_fits(desk, opened, tmp_path):
    long = f"{'laporan pengadaan triwulan ketiga ' * 4}.csv"
    (tmp_path / long).write_bytes(b"x" * 9 * MEGABYTE)
    tab = opened(desk, width=390)
    tab.route("**/meja/berkas/*", stop_after_first_part)
    choose(tab, tmp_path, long)
    says(tab, long, "connection lost")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in tab.get_by_role("button").all():
        box = button.bounding_box()
        assert box is None or (box["height"] >= 40 and box["x"] >= 0 and box["x"] + box["width"] <= 390)
    tab.get_by_role("button", name="Cancel").click()


@pytest.mark.usefixtures("files")
def test_somebody_who_may_not_load_sends_nothing(desk, opened, tmp_path):
    tab = opened(desk, "eve@else.test")
    choose(tab, tmp_path, "a small.csv")
    says(tab, "a small.csv", "or your account may not load files now")
    assert Sender(desk.address, "eve@else.test").ask("OPTIONS").status == 404
