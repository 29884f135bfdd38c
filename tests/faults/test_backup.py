"""The three commands of backup and restore, run as they stand there on a copy of an installation."""

import shutil
import subprocess

from plut.base.folders import REPOSITORY
from plut.warehouse import editions
from plut.warehouse.connection import Warehouse


def commands() -> list[str]:
    text = (REPOSITORY / "dashboard" / "RUNNING.md").read_text(encoding="utf-8")
    block = (
        text.split("Back up, look whether the backup can be read, and restore:", 1)[1]
        .strip("\n")
        .split("\n\n", 1)[0]
    )
    return [line.strip() for line in block.splitlines()]


def test_a_restored_folder_of_data_serves_what_the_saved_one_served(served, tmp_path):
    home = tmp_path / "home"
    for part in ("published", "incoming"):
        shutil.copytree(REPOSITORY / "data" / part, home / "data" / part)
    (home / "data/incoming/pusat.csv").write_text("own file", encoding="utf-8")
    (home / "data/codes").mkdir()
    (home / "data/codes/7K3MQ9TX.json").write_text("{}", encoding="utf-8")
    shutil.copytree(served[0], home / "data/build")
    with editions.workplace(home / "data/build"):  # also while a build is under way
        (home / "data/build" / editions.HANDED_OUT).write_text(f"{served[2].stem}\n", encoding="utf-8")
        save, look, restore = commands()
        subprocess.run(["bash", "-c", save], cwd=home, check=True)
    before = {
        p.relative_to(home): p.read_bytes()
        for p in home.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }
    assert subprocess.run(["bash", "-c", look], cwd=home, capture_output=True, text=True).stdout == "sound\n"
    shutil.rmtree(home / "data")
    subprocess.run(["bash", "-c", restore], cwd=home, check=True)
    assert {p.relative_to(home): p.read_bytes() for p in home.rglob("*") if p.is_file()} == before
    assert editions.current(home / "data/build").name == served[1].name and not editions.damaged(
        home / "data/build"
    )
    warehouse = Warehouse(editions.current(home / "data/build"))
    assert warehouse.edition == served[1].stem
    warehouse.close()


def test_a_backup_cut_off_is_not_called_sound(served, tmp_path):
    save, look, _ = commands()
    shutil.copytree(served[0], tmp_path / "data/build")
    subprocess.run(["bash", "-c", save], cwd=tmp_path, check=True)
    archive = tmp_path / "backup.tar.gz"
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    assert (
        "sound"
        not in subprocess.run(["bash", "-c", look], cwd=tmp_path, capture_output=True, text=True).stdout
    )
