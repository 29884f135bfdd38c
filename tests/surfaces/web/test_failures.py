"""What fails on our side is told in a sentence and recorded for who runs the installation."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
from asked import ask

from plut.base.folders import REPOSITORY


def test_a_failure_is_told_and_recorded_without_what_was_asked(start_app, tmp_path):
    """An edition that is sealed and sound, but holds none of the tables that its queries read."""
    folder = tmp_path / "build"
    folder.mkdir()
    path = folder / "0123456789ab.duckdb"
    with duckdb.connect(str(path)) as hollow:
        hollow.execute("create schema edition")
        hollow.execute("create table edition.edition as select '0123456789ab' as name")
        hollow.execute(
            "create table edition.queries as select 'frame/datasets' as name, 'select * from gone' as sql"
        )
    seal = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "number": 1}
    path.with_suffix(".json").write_text(json.dumps(seal))
    (folder / "CURRENT").write_text("0123456789ab\n")
    server = start_app(folder)
    failed = ask(server, "/ringan/peta?simulasi=1&provinsi=32&lang=en")
    assert failed.status == 500 and "The failure has been recorded" in failed.text
    assert failed.headers["cache-control"] == "no-store"
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    noted = [line for line in lines if line["event"] == "page_failed"]
    assert [line["page"] for line in noted] == ["/ringan/peta"]
    assert "32" not in json.dumps([line["page"] for line in noted])
    assert ask(server, "/peta?lang=en").status == 200  # the app itself says what fails


def test_with_rules_that_cannot_be_followed_nothing_is_started(tmp_path):
    rules = tmp_path / "access.toml"
    sound = (REPOSITORY / "tests" / "office" / "access.toml").read_text()
    rules.write_text(sound.replace('provinces = ["32"]', 'provinces = ["99"]'))
    line = rules.read_text().splitlines().index('provinces = ["99"]') + 1
    ended = subprocess.run(
        [Path(sys.executable).with_name("streamlit"), "run", "dashboard/app.py", "--server.port", "0"],
        cwd=REPOSITORY,
        env=os.environ | {"PLUT_ACCESS": str(rules), "PLUT_BUILD_DIR": str(tmp_path / "build")},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ended.returncode != 0
    assert f"access.toml, line {line}: " in ended.stderr and '"99"' in ended.stderr
    assert "Traceback" not in ended.stderr
