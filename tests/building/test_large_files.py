"""A million rows of an office's file: read whole, within a bound of memory that a small machine has."""

import subprocess
import sys

import pytest

from plut.base.folders import REPOSITORY
from plut.warehouse import editions

ROWS = 1_000_000
MEASURED = """
import resource, runpy, sys
sys.argv = ["build.py", *sys.argv[1:]]
sys.path.insert(0, {folder!r})
try:
    runpy.run_path({script!r}, run_name="__main__")
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


@pytest.mark.parametrize("scale", ["small", pytest.param("full", marks=pytest.mark.long)])
def test_a_million_consultant_rows_are_imported_in_4_gb(tmp_path, scale):
    """All rows of the office in either; the scale is that of what is simulated beside them."""
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    with (incoming / "consultants.csv").open("w", encoding="utf-8") as file:
        file.write("consultant_id,centre_id,field,active_from,active_to\n")
        file.writelines(
            f"K{i},P-13,produksi,2026-01-01,{'' if i % 2 else '2026-12-31'}\n" for i in range(ROWS)
        )
    folder = str(REPOSITORY / "dashboard")
    code = MEASURED.format(folder=folder, script=f"{folder}/build.py")
    arguments = ["--incoming", str(incoming), "--out", str(tmp_path / "build"), "--scale", scale]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "imported" in done.stdout and str(ROWS) in done.stdout
    peak_kib = int(done.stderr.rsplit("peak", 1)[1])
    assert peak_kib < 4 * 1024 * 1024
    assert editions.current(tmp_path / "build").exists()
    print(done.stdout)
