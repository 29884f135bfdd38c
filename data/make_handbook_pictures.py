"""Makes the pictures of the handbook (data/README.id.md) anew: the desk of an example office, in a browser.

    python data/make_handbook_pictures.py [--out FOLDER]

Needs `pip install -r tests/requirements.txt` (Playwright, which no reader of the product needs), Chromium on
the machine and an edition in the folder of editions, of which a copy is used: nothing of the installation is
touched. Takes a few minutes, as a candidate is built.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "dashboard"), str(REPOSITORY / "tests")]

import office_files  # noqa: E402 (the example office lies with the tests)
import serving  # noqa: E402
from chromium import ARGUMENTS  # noqa: E402
from procurement_files import as_json, rows  # noqa: E402
from waiting import until_it_answers  # noqa: E402

from plut.base import folders  # noqa: E402
from plut.warehouse import editions  # noqa: E402

OUT = folders.STATIC / "panduan"
ACCOUNT = "ani@dinas.example"
RULES = f"""
[identity]
kind = "proxy"
name = "X-Forwarded-User"
proxies = ["127.0.0.1", "::1"]

[roles.public]
pages = "all"

[roles.central]
accounts = ["{ACCOUNT}"]
pages = "all"
datasets = "all"
provinces = "all"
loads = "all"
publishes = true
"""
WIDTH, WIDE, HEIGHT = 1200, 1440, 860
WHOLE = 5000  # pixels of height in which all of the desk stands without being scrolled
COLOURS = 96
MOST_BYTES = 150_000
PATIENCE = 600_000  # milliseconds
EDGE = 12  # pixels around what is shown


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        given = _files(folder)
        with _server(folder) as address:
            found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
            browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
            context = browser.new_context(extra_http_headers={"X-Forwarded-User": ACCOUNT})
            context.set_default_timeout(PATIENCE)
            _Pictures(context.new_page(), address, out).make(given)
            browser.close()


def _files(folder: Path) -> list[Path]:
    """What the example office loads: consultants with one wrong row, applications, two exports."""
    consultants, applications = folder / "konsultan.csv", folder / "permohonan sertifikasi.csv"
    told = office_files.consultants()
    told.loc[3, "active_from"] = "31 Februari 2025"
    told.to_csv(consultants, index=False)
    office_files.applications().to_csv(applications, index=False)
    given = [consultants, applications]
    for name, query in (("RUP-PaketPenyedia-Terumumkan", "plan"), ("SPSE-TenderSelesaiNilai", "tender")):
        given.append(folder / f"{name}.json")
        given[-1].write_bytes(as_json(rows(query)))
    return given


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The product on a copy of the served edition, with a desk of its own. Gives its address."""
    served = editions.current(folders.build_folder())
    if served is None:
        sys.exit("There is no edition yet: run python dashboard/build.py")
    build = folder / "build"
    build.mkdir()
    for file in (served, served.with_suffix(".json")):
        shutil.copy(file, build)
    if (folders.build_folder() / "kept").exists():  # what takes long to make, where nothing has changed
        shutil.copytree(folders.build_folder() / "kept", build / "kept")
    (build / "CURRENT").write_text(f"{served.stem}\n")
    (folder / "access.toml").write_text(RULES)
    (folder / "incoming").mkdir()
    told = {
        "PLUT_DESK_DIR": str(folder / "desk"),
        "PLUT_INCOMING_DIR": str(folder / "incoming"),
        "PLUT_ACCESS": str(folder / "access.toml"),
    }
    port = serving.free_port()
    process = serving.start(build, port, **told)
    try:
        until_it_answers(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


class _Pictures:
    """Walks through the desk, and takes a picture of each step."""

    def __init__(self, tab: Page, address: str, out: Path) -> None:
        self.tab, self.address, self.out = tab, address, out

    def make(self, given: list[Path]) -> None:
        tab = self.tab
        self._open("/meja", WHOLE)
        tab.get_by_role("button", name="Pilih berkas").wait_for()
        self._keep("1-meja", until=self._part(2))
        self._open("/data?templat=32", HEIGHT)
        tab.get_by_text("Templat untuk diisi").scroll_into_view_if_needed()
        box = tab.get_by_role("combobox", name="Provinsi untuk templat")
        box.wait_for()
        tab.set_viewport_size({"width": WIDTH, "height": 2 * WHOLE})
        self._keep("2-templat", tab.get_by_role("heading", name="Templat untuk diisi"), height=330)
        self._open("/meja", WHOLE)
        with tab.expect_file_chooser() as chooser:
            tab.get_by_role("button", name="Pilih berkas").click()
        chooser.value.set_files(given)
        tab.get_by_text("1 ditolak").wait_for()
        tab.get_by_text("Sedang diperiksa").wait_for(state="detached")
        of_consultants = tab.locator("[class*=st-key-desk_entry_]").filter(has_text="konsultan.csv")
        of_consultants.get_by_text("Kesalahan, baris demi baris").click()
        of_consultants.get_by_role("row").filter(has_text="31 Februari").wait_for()
        self._settle()
        self._keep("3-periksa", tab.locator("[class*=st-key-desk_entry_]").first, self._part(2))
        tab.get_by_role("button", name="Bangun calon edisi").click()
        tab.get_by_role("button", name="Hentikan").wait_for()
        tab.wait_for_function("() => /: [1-9]\\d%/.test(document.body.innerText)")
        self._keep("4-calon", self._part(2), self._part(3))
        tab.get_by_role("button", name="Semua angka yang berubah").wait_for()
        self._settle()
        self._keep("5-perubahan", self._part(2), height=1150)  # the list goes on
        self._correction()
        edition = str(tab.get_by_text("Terbitkan edisi").inner_text()).split()[-1]
        self._open(f"/konsultan?edisi={edition}", HEIGHT, WIDE)
        tab.locator(".main-svg").first.wait_for()
        self._settle()
        self._save("6-baca", tab.screenshot())  # made smaller: the bar has more room so
        self._open("/meja", WHOLE)
        tab.get_by_text("mulai jam tertentu", exact=True).click()
        tab.get_by_text("Jam (WIB)").wait_for()
        note = tab.get_by_label("Catatan untuk jurnal")
        note.fill("Triwulan III 2026")
        note.press("Enter")
        self._settle()
        self._keep("7-terbit", self._part(3), self._part(4))
        tab.get_by_text("sekarang", exact=True).click()
        tab.get_by_text("Jam (WIB)").wait_for(state="detached")
        tab.get_by_role("button", name="Terbitkan edisi").click()
        tab.get_by_role("button", name="Ya, terbitkan").click()
        tab.get_by_text(f"{ACCOUNT}: menerbitkan").wait_for()
        self._settle()
        self._keep("8-tarik", self._part(4), self._part(6))

    def _correction(self) -> None:
        """The form for a correction, with a number chosen, what it should have said, and why."""
        tab = self.tab
        tab.get_by_text("Kalimat untuk tabel koreksi", exact=True).click()
        tab.get_by_role("button", name="Letakkan kalimat di meja").wait_for()
        self._settle()
        self._pick("Di halaman mana angka itu", "Konsultan")
        self._settle()
        self._pick("Angka mana yang salah", "Penduduk dalam 50 km dari pusat yang diketahui")
        tab.keyboard.press("Escape")
        tab.get_by_label("Seharusnya, dalam bahasa Indonesia").fill("55,4%")
        why = tab.get_by_label("Mengapa angka itu salah")
        why.fill("Angka ini dihitung tanpa dua pusat yang baru.")
        why.press("Tab")
        self._settle()
        self._keep("9-koreksi", tab.locator(".st-key-desk_correcting"), self._part(3))

    def _pick(self, label: str, words: str) -> None:
        box = self.tab.get_by_role("combobox", name=label)
        box.click()
        box.fill(words)
        self.tab.get_by_role("option", name=words).first.click()

    def _open(self, path: str, height: int, width: int = WIDTH) -> None:
        self.tab.set_viewport_size({"width": width, "height": height})
        self.tab.goto(self.address + path)
        self.tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()

    def _settle(self) -> None:
        """A table is drawn on a canvas, of which no element tells: two seconds are plenty for it."""
        self.tab.mouse.move(2, 2)
        self.tab.wait_for_timeout(2000)

    def _part(self, number: int) -> Locator:
        return self.tab.locator(".plut-desk-part").nth(number - 1)

    def _keep(
        self, name: str, since: Locator | None = None, until: Locator | None = None, height: int = 0
    ) -> None:
        """A picture from one element to before another, or of a height."""
        top = self._top(since) - EDGE if since else 0.0
        bottom = self._top(until) - EDGE if until else top + height
        clip = {"x": 0.0, "y": max(top, 0.0), "width": float(WIDTH), "height": bottom - max(top, 0.0)}
        self._save(name, self.tab.screenshot(clip=clip))

    def _top(self, one: Locator) -> float:
        box = one.bounding_box()
        if box is None:
            raise RuntimeError(f"{one} is not shown")
        return float(box["y"])

    def _save(self, name: str, png: bytes) -> None:
        """In few colours, as small as that makes it."""
        path = self.out / f"{name}.png"
        image = Image.open(BytesIO(png)).convert("RGB")
        if image.width > WIDTH:
            image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
        image.quantize(COLOURS).save(path, optimize=True)
        if path.stat().st_size > MOST_BYTES:
            raise RuntimeError(f"{path.name} holds more than {MOST_BYTES} bytes")
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
