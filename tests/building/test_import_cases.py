"""Small files as offices have them, with the values that a person would expect of each, and others of a kind.

`cases/` holds a folder of files for each case. All names, codes and amounts in it are made up.
"""

import base64
import datetime
import gzip
import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from procurement_files import REGENCY, ROWS, as_csv, as_json, as_workbook, rows
from sampled import some

from plut.base.folders import REPOSITORY
from plut.base.language import LANGUAGES
from plut.building import messages, pipeline
from plut.building.incoming import collect, strangers, tables
from plut.building.incoming.datasets import APPLICATIONS, DATASETS
from plut.building.incoming.problems import Problem
from plut.building.scale import SMALL
from plut.warehouse import editions

CASES = Path(__file__).parent / "cases"
DAY = datetime.date(2026, 11, 29)
STEPS = frozenset({"staging.rejects", "staging.remarks", "marts.import_outcomes", "marts.imported_files"})
AMOUNTS = frozenset({"marts.procurement_years", "marts.procurement_institutions"})
APPLICATION = {
    "application_id": "A1",
    "enterprise_id": "",
    "scheme": "NIB",
    "size_class": "mikro",
    "regency_code": "3204",
    "registered_on": "2025-03-01",
    "verified_on": "",
    "issued_on": "",
    "rejected_on": "",
    "as_of": "2025-12-31",
}
CENTRE = "centre_id,name,level,province_code,regency_code,as_of"


def load(folder: Path, only: frozenset[str] = STEPS | AMOUNTS) -> duckdb.DuckDBPyConnection:
    """The tables that are wanted of a build with these files on a fixed day, nothing simulated."""
    connection = duckdb.connect()
    files = collect.incoming_files(folder)
    pipeline.fill(connection, files, simulate=False, only=only, scale=SMALL, day=DAY, folder=folder)
    return connection


def of(
    folder: Path, files: dict[str, str | bytes], only: frozenset[str] = STEPS
) -> duckdb.DuckDBPyConnection:
    """The same of files that are written here."""
    for name, content in files.items():
        path = folder / "incoming" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(folder / "incoming", only)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    """One build with the files of all cases of a test, a folder for each: a function (name, files of cases,
    wanted tables) -> connection. Whoever asks gives the rows of a case ids that no other has."""
    made = {}

    def built(
        name: str, cases: list[dict[str, str | bytes]], only: frozenset[str] = STEPS
    ) -> duckdb.DuckDBPyConnection:
        if name not in made:
            files = {
                f"{number}/{file}": content
                for number, case in enumerate(cases)
                for file, content in case.items()
            }
            made[name] = of(tmp_path_factory.mktemp(name), files, only)
        return made[name]

    return built


def applications(*changed: dict[str, str]) -> str:
    """A file of applications as CSV, each row the usual one but for what is given."""
    records = [{**APPLICATION, "application_id": f"A{number}"} | row for number, row in enumerate(changed)]
    return pd.DataFrame(records).to_csv(index=False)


def rejected(connection: duckdb.DuckDBPyConnection, case: int | None = None) -> dict[int, str]:
    """Row -> code of what is wrong with it; case: of its files alone."""
    query = "select row, problem.code from staging.rejects where starts_with(file, $folder) order by row"
    folder = "" if case is None else f"{case}/"
    return dict(connection.execute(query, {"folder": folder}).fetchall())


def problem_of(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        tables.read(path)
    sentences = [messages.file_problem(caught.value, language) for language in LANGUAGES]
    assert all(sentence and "{" not in sentence for sentence in sentences)
    assert sentences[0] != sentences[1]
    return caught.value


def amounts(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple]:
    """Institution -> its region, and what was budgeted, planned, contracted and realised, in whole rupiah."""
    query = """
        select institution_code, region_code, budget_idr::bigint, planned_idr::bigint, contracted_idr::bigint,
            realised_idr::bigint
        from marts.procurement_years
    """
    return {code: tuple(values) for code, *values in connection.execute(query).fetchall()}


M = 1_000_000
EXPECTED = {
    "files-in-a-subfolder/incoming": {"D902": ("3205", 6 * M, None, None, None)},
    "html-table-named-xls": {"D902": ("3205", 6 * M, None, None, None)},
    "institution-long-names": {
        "D902": ("3205", None, None, None, 1 * M),
        "D903": ("3273", None, None, None, 2 * M),
        "D904": ("32", None, None, None, 3 * M),
    },
    "institution-official-spellings": {
        "D911": ("1410", 100_000 * M, None, None, None),
        "D912": ("1277", 200_000 * M, None, None, None),
        "D913": ("7104", 300_000 * M, None, None, None),
        "D914": ("8272", 400_000 * M, None, None, None),
        "D915": ("8208", 500_000 * M, None, None, None),
        "D916": ("1408", 600_000 * M, None, None, None),
    },
    "older-e-catalogue": {"D902": (None, None, None, 35 * M, 30 * M)},
    "order-with-several-states": {"D902": ("3205", None, None, None, 2_350_000)},
    "plan-flags-t-f": {"D901": ("3205", None, 10 * M, None, None)},
    "refusals-that-mislead": {"D902": ("3205", 6 * M, None, None, None)},
    "sibling-exports-advised-to-be-renamed": {},
    "wrong-column-blamed": {"D902": ("3205", 5 * M, None, None, None)},
}


@pytest.mark.parametrize("case", some(EXPECTED, 3))
def test_amounts_of_a_case_are_those_that_a_person_expects(case):
    assert amounts(load(CASES / case)) == EXPECTED[case]


def test_codes_of_bps_in_applications_refuse_the_file():
    connection = load(
        CASES / "bps-codes-in-applications", STEPS | {"staging.office_certification_applications"}
    )
    assert rejected(connection) == dict.fromkeys(range(2, 10), "code_name_mismatch")
    assert connection.execute("select disagreeing_rows from staging.incoming_refusals").fetchall() == [(8,)]


def test_ids_that_a_spreadsheet_has_damaged_are_no_ids():
    connection = load(CASES / "ids-damaged-by-a-spreadsheet")
    assert set(rejected(connection).values()) == {"damaged_id"} and len(rejected(connection)) == 7


def test_the_column_that_is_empty_is_blamed():
    connection = load(CASES / "wrong-column-blamed")
    blamed = connection.execute("select row, problem.code, problem.column from staging.rejects order by row")
    assert blamed.fetchall() == [
        (3, "missing_value", "tahun_anggaran"),
        (4, "missing_value", "tahun_anggaran"),
    ]


@pytest.mark.parametrize(
    ("file", "code", "detail"),
    [
        ("refusals-that-mislead/arsip.zip", "archive", ""),
        ("refusals-that-mislead/kolom_A.xlsx", "one_column", ","),
        (
            "sibling-exports-advised-to-be-renamed/realisasi_situs_inaproc.json",
            "not_needed|realisation_list",
            "",
        ),
        (
            "sibling-exports-advised-to-be-renamed/sppbj.csv",
            "use_instead|appointment_letters",
            "nontender_contracts",
        ),
        (
            "sibling-exports-advised-to-be-renamed/swakelola_terumumkan.csv",
            "not_needed|self_managed_plans",
            "",
        ),
    ],
)
def test_a_refusal_names_what_the_file_is(file, code, detail):
    problem = problem_of(CASES / file)
    assert (problem.code, problem.detail) == (code, detail)


# Names beside codes


@pytest.mark.parametrize("dataset", ["consultants", "travel_times", "certification_applications"])
def test_names_beside_codes_are_checked_in_every_data_set(tmp_path, dataset):
    centres = f"{CENTRE}\nX-1,PLUT Kabupaten Bandung,regency,32,3204,2026-01-31\n"
    row = {
        "consultants": {
            "consultant_id": "K1",
            "field": "produksi",
            "active_from": "2026-01-01",
            "active_to": "",
        },
        "travel_times": {"regency_code": "3204", "minutes": "10"},
        "certification_applications": APPLICATION,
    }[dataset] | {"centre_id": "X-1"}
    agreeing = {
        "regency_name": "Kab. Bandung",
        "province_name": "Jawa Barat",
        "centre_name": "PLUT Kab. Bandung",
    }
    wrong = [
        {"regency_name": "Simeulue"},
        {"province_name": "Aceh"},
        {"centre_name": "PLUT KUMKM Kab. Garut"},
    ]
    keys = {"consultants": "consultant_id", "certification_applications": "application_id"}
    records = [row | agreeing, *(row | agreeing | other for other in wrong)]
    if dataset in keys:
        records = [record | {keys[dataset]: f"N{number}"} for number, record in enumerate(records)]
    connection = of(tmp_path, {"a.csv": centres, "b.csv": pd.DataFrame(records).to_csv(index=False)})
    codes = connection.execute(
        "select row, problem.code from staging.rejects where file = 'b.csv' order by row"
    )
    assert dict(codes.fetchall()) == {2: "file_refused"} | dict.fromkeys((3, 4, 5), "code_name_mismatch")


HEADERS_OF_REGIONS = ["nama_kabupaten", "kota_kabupaten", "Kab./Kota", "nama_kab", "kab", "Kota", "wilayah"]
HEADERS_OF_REGIONS += [
    "nama_wilayah",
    "Wilayah Kerja",
    "daerah",
    "Nama Daerah",
    "lokasi_usaha_kota",
    "District",
]
ROWS_BY_REGION = {
    "centres": {"name": "PLUT", "level": "regency", "province_code": "32", "regency_code": "3204"}
    | {"as_of": "2026-01-31"},
    "consultants": {"centre_id": "X-1", "field": "produksi", "active_from": "2026-01-01", "active_to": ""},
    "travel_times": {"regency_code": "3204", "centre_id": "X-1", "minutes": "10"},
    "certification_applications": APPLICATION,
}
KEYS = {"centres": "centre_id", "consultants": "consultant_id"}
KEYS |= {"certification_applications": "application_id", "travel_times": "nomor"}


def refused_by_names(folder: Path, dataset: str, columns: dict[str, list[str]]) -> set[str]:
    """The columns, each in a file of its own beside codes of Kabupaten Bandung, whose file is refused."""
    files = {"own.csv": f"{CENTRE}\nX-1,PLUT Kabupaten Bandung,regency,32,3204,2026-01-31\n"}
    for at, (header, names) in enumerate(columns.items()):
        records = [
            ROWS_BY_REGION[dataset] | {KEYS[dataset]: f"N{at}-{number}", header: name}
            for number, name in enumerate(names)
        ]
        files[f"{at}.csv"] = pd.DataFrame(records).to_csv(index=False)
        files[f"{at}.json"] = json.dumps(records)
    connection = of(folder, files, STEPS | {"staging.incoming_refusals"})
    refused = {
        file for (file,) in connection.execute("select file from staging.incoming_refusals").fetchall()
    }
    by_kind = [
        {name.removesuffix(end) for name in refused if name.endswith(end)} for end in (".csv", ".json")
    ]
    assert by_kind[0] == by_kind[1]
    return {header for at, header in enumerate(columns) if str(at) in by_kind[0]}


@pytest.mark.parametrize("dataset", some(ROWS_BY_REGION, 3))
def test_names_beside_codes_are_compared_under_whatever_header(tmp_path, dataset):
    wrong = {header: ["Kabupaten Garut", "KAB. SIMEULUE"] for header in HEADERS_OF_REGIONS}
    wrong |= {header: ["Aceh", "Provinsi Bali"] for header in ("nama_prov", "Propinsi", "Region")}
    wrong |= {"plut": ["PLUT KUMKM Kab. Garut"] * 2} if dataset != "certification_applications" else {}
    assert refused_by_names(tmp_path / "wrong", dataset, wrong) == set(wrong)
    agreeing = {header: ["Kab. Bandung", "bandung"] for header in wrong}
    agreeing |= {header: ["Jawa Barat", "Prov. Jawa Barat"] for header in ("nama_prov", "Propinsi", "Region")}
    # another place than the row's own, or a column of which most texts are no names
    agreeing |= {"kota_asal": ["Kab. Garut"] * 2, "tempat_lahir": ["Garut", "Aceh"]}
    agreeing |= {"lokasi": ["Soreang", "Banjaran", "Garut"]}
    assert refused_by_names(tmp_path / "agreeing", dataset, agreeing) == set()


def test_a_refused_file_does_not_shadow_a_good_row_of_another(tmp_path):
    bad = applications(
        *[{"regency_name": "Simeulue"}] * 3, {"application_id": "A9", "regency_name": "Kab. Bandung"}
    )
    good = applications({"application_id": "A9", "as_of": "2025-11-30"})
    wanted = STEPS | {"staging.office_certification_applications"}
    connection = of(tmp_path, {"a.csv": bad, "b.csv": good}, wanted)
    kept = connection.execute("select file, application_id from staging.office_certification_applications")
    assert kept.fetchall() == [("b.csv", "A9")]


def test_a_code_of_an_institution_that_names_another_in_few_rows_is_not_believed_there(tmp_path):
    budget = [REGENCY | {"kd_satker": number, "belanja_pengadaan": 10} for number in range(3)]
    budget.append(budget[0] | {"kd_satker": 9, "nama_klpd": "Kab. Garut", "belanja_pengadaan": 7000})
    connection = of(tmp_path, {"a.json": as_json(budget)}, STEPS | AMOUNTS)
    assert rejected(connection) == {4: "institution_mismatch"}
    assert amounts(connection) == {"D901": ("3204", 30, None, None, None)}


# Flags and states


FLAGS = [
    *[("status_delete_rup", word, "deleted") for word in ("t", "1.0", "Y", "ya", "Dihapus", "penghapusan")],
    *[("status_delete_rup", word, "") for word in ("f", "0.0", "N", "tidak", "FALSE", "Belum dihapus")],
    *[("status_aktif_rup", word, "inactive") for word in ("f", "0.0", "N", "Tidak Aktif", "non-aktif")],
    *[("status_aktif_rup", word, "") for word in ("t", "1.0", "Y", "AKTIF", "iya")],
    *[
        ("status_umumkan_rup", word, "not_announced")
        for word in ("Draf", "belum diumumkan", "f", "Pembatalan")
    ],
    *[("status_umumkan_rup", word, "") for word in ("TERUMUMKAN", "sudah diumumkan", "t", "Diumumkan")],
    *[(f"status_{name}_rup", "mungkin", "unknown_status") for name in ("delete", "aktif", "umumkan")],
    *[(f"status_{name}_rup", "", "unknown_status") for name in ("delete", "aktif", "umumkan")],
]


@pytest.mark.parametrize(("column", "word", "reason"), FLAGS)
def test_a_flag_of_a_plan_is_known_or_does_not_count(at_once, column, word, reason):
    usual, other = ROWS["plan"][:2]
    files = [
        {"a.csv": as_csv([usual | {"kd_rup": f"1{n}"}, other | {"kd_rup": f"2{n}", column: word}])}
        for n, (column, word, _) in enumerate(FLAGS, start=1000)
    ]
    connection = at_once("flags", files, frozenset({"staging.incoming_procurement"}))
    query = (
        "select outcome, reason, status_text from staging.incoming_procurement where row = 3 and file = $file"
    )
    file = f"{FLAGS.index((column, word, reason))}/a.csv"
    outcome, told, printed = connection.execute(query, {"file": file}).fetchone()
    assert (outcome, told or "") == ("excluded" if reason else "accepted", reason)
    assert (reason == "unknown_status") == (printed is not None and column in printed)


CALLED_OFF = [
    "Pemutusan Kontrak",
    "kontrak diputus",
    "Putus",
    "pembatalan",
    "Dibatalkan",
    "kegagalan",
    "penolakan",
]
CALLED_OFF += [
    "Ditolak",
    "penghentian",
    "Dihentikan",
    "pencabutan",
    "Ditutup",
    "penutupan",
    "CANCELLED_ON_REVIEW",
]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("nontender", "status_nontender"),
        ("nontender_contract", "status_kontrak"),
        ("tender_contract", "status_kontrak"),
        ("record", "status_nontender_pct_ket"),
        ("order", "status_pkt"),
        ("shop", "status_konfirmasi_ppmse"),
    ],
)
def test_a_state_is_known_or_does_not_count(tmp_path, name, column):
    keys = {
        "nontender": "kd_nontender",
        "record": "kd_nontender_pct",
        "order": "kd_paket",
        "shop": "order_id",
    }
    key = keys.get(name, f"kd_{name.removesuffix('_contract')}")
    usual = ROWS[name][0]
    printed = [*CALLED_OFF, "Selesai", "mungkin selesai", "dalam penyelesaian", ""]
    records = [usual | {key: 9000 + number, column: word} for number, word in enumerate(printed)]
    connection = of(tmp_path, {"a.json": as_json(records)}, STEPS | {"staging.incoming_procurement"})
    found = connection.execute(
        "select outcome, reason from staging.incoming_procurement order by row"
    ).fetchall()
    assert found[: len(CALLED_OFF)] == [("excluded", "cancelled")] * len(CALLED_OFF)
    assert found[len(CALLED_OFF)][0] == "accepted"
    assert [outcome for outcome, _ in found[len(CALLED_OFF) + 1 :]] == ["excluded"] * 3


SMALL_PLANS = [
    ("UMK", 20),
    ("usaha kecil", 20),
    ("t", 20),
    ("Non UMK", 0),
    ("bukan UKM", 0),
    ("UMKM", None),
    ("x", None),
]


@pytest.mark.parametrize(("word", "umk"), SMALL_PLANS)
def test_a_plan_for_small_enterprises_is_known_or_its_share_is_not(at_once, word, umk):
    files = [
        {"a.json": as_json([ROWS["plan"][1] | {"kd_rup": f"3{n}", "status_ukm": word}])}
        for n, (word, _) in enumerate(SMALL_PLANS, start=1000)
    ]
    connection = at_once("small_plans", files, frozenset({"staging.incoming_procurement"}))
    query = "select umk_idr::int from staging.incoming_procurement where file = $file"
    file = f"{SMALL_PLANS.index((word, umk))}/a.json"
    assert connection.execute(query, {"file": file}).fetchone() == (umk,)


# Identity


PREFIXES = ["{}", "Pemerintah {}", "Pemerintah Daerah {}", "PEMERINTAH  DAERAH {}", "Pemda {}"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_all_local_governments_are_found_under_the_names_of_lkpp(workshop, prefix):
    names = workshop.execute(
        """
        select distinct institution, place_code from raw.published_figures
        where measure = 'rup_total_later_extract' and place_code is not null
        """
    ).fetchall()
    assert len(names) == 546
    forms = [(prefix.format(name), code) for name, code in names]
    forms += [(name.replace("Kabupaten ", "Kab. "), code) for name, code in forms]
    written = pd.DataFrame(forms, columns=["name", "code"])
    workshop.register("written", written)
    missed = workshop.execute(
        """
        select written.name, written.code, found.code
        from written
        left join staging.region_names as found
            on name_key(written.name) = found.name_key
            and found.level = if(length(written.code) = 2, 'province', 'regency')
        where found.code is distinct from written.code
        """
    ).fetchall()
    workshop.unregister("written")
    assert missed == []


def test_a_government_whose_region_is_not_known_is_outside_the_national_sums(tmp_path):
    budget = [REGENCY | {"nama_klpd": "Kabupaten Antah Berantah", "kd_satker": 1, "belanja_pengadaan": 10}]
    connection = of(tmp_path, {"a.json": as_json(budget)}, STEPS | AMOUNTS)
    found = connection.execute("select is_obliged, is_resolved from marts.procurement_institutions")
    assert found.fetchone() == (False, False)


IDS = ["application_id", "enterprise_id"]  # the columns of an application that hold one
DAMAGED = ["1,20322E+12", "1.2E+15", "9.12e+12", "1203220000000.0", "1,20322E 12", "1E12", "1203220000000,0"]
DAMAGED += ["########"]


def ids(numbers: list[str]) -> list[tuple[str, str]]:
    """Every column of ids with each of the numbers."""
    return list(itertools.product(IDS, numbers))


@pytest.mark.parametrize(("column", "damaged"), ids(DAMAGED))
def test_a_damaged_id_of_an_application_is_refused(at_once, column, damaged):
    files = [
        {"a.csv": applications({"application_id": f"A{n}"}, {"application_id": f"B{n}"} | {column: damaged})}
        for n, (column, damaged) in enumerate(ids(DAMAGED))
    ]
    case = ids(DAMAGED).index((column, damaged))
    assert rejected(at_once("damaged_ids", files), case) == {3: "damaged_id"}


def test_ids_that_lost_zeros_at_their_beginning_are_refused(tmp_path):
    ids = [{"enterprise_id": f"91200012345{number:02}"} for number in range(9)]
    connection = of(tmp_path, {"a.csv": applications(*ids, {"enterprise_id": "220001234567"})})
    assert rejected(connection) == {11: "damaged_id"}


@pytest.mark.parametrize(
    ("name", "key"), [("order", "kd_paket"), ("tender", "kd_tender"), ("budget", "kd_satker")]
)
def test_a_damaged_key_of_an_export_is_refused(tmp_path, name, key):
    connection = of(tmp_path, {"a.csv": as_csv([ROWS[name][0] | {key: "1,20322E+12"}])})
    assert rejected(connection) == {2: "damaged_id"}


def test_a_number_of_a_workbook_that_is_too_long_is_no_id(tmp_path):
    sheet = as_workbook([ROWS["order"][0] | {"kd_paket": 12345678901234567890}])
    assert rejected(of(tmp_path, {"a.xlsx": sheet})) == {2: "damaged_id"}


# Histories and extracts


def test_a_blank_state_never_throws_out_one_that_counts(tmp_path):
    order = ROWS["shop"][0] | {"tanggal_transaksi": None}
    records = [order | {"status_konfirmasi_ppmse": state} for state in (None, "selesai", None)]
    connection = of(tmp_path, {"a.json": as_json(records)}, frozenset({"staging.incoming_procurement"}))
    found = connection.execute(
        "select outcome, reason from staging.incoming_procurement order by row"
    ).fetchall()
    assert found == [("merged", "earlier_state"), ("accepted", "no_day"), ("merged", "earlier_state")]


@pytest.mark.parametrize(
    ("failed", "completed"),
    [
        ("2025-06-02 10:00:00", "2025-06-01 10:00:00"),
        ("10/13/2025", "09/05/2025"),  # with the month first, as the column's other row tells
    ],
)
def test_the_last_state_of_an_order_counts_even_where_it_failed(tmp_path, failed, completed):
    order = ROWS["shop"][0]
    records = [
        order | {"tanggal_transaksi": failed, "status_konfirmasi_ppmse": "gagal"},
        order | {"tanggal_transaksi": completed, "status_konfirmasi_ppmse": "selesai"},
    ]
    connection = of(tmp_path, {"a.json": as_json(records)}, frozenset({"staging.incoming_procurement"}))
    found = connection.execute(
        "select outcome, reason from staging.incoming_procurement order by row"
    ).fetchall()
    assert found == [("excluded", "cancelled"), ("merged", "earlier_state")]


def institution(case: int) -> dict:
    """A row of the budget of an institution that no other case has."""
    return REGENCY | {"kd_klpd": f"D{500 + case}", "kd_satker": 1}


TOLD = list(
    itertools.product(
        ["row", "metadata", "title", "answer"],
        ["2025-12-01", "01/12/2025 08:30", "1 Desember 2025", "2025-12-01T00:00:00Z"],
    )
)


@pytest.mark.parametrize(("told", "printed"), TOLD)
def test_the_later_extract_counts_wherever_the_file_tells_its_date(at_once, told, printed):
    def both(case: int, told: str, printed: str) -> dict[str, str | bytes]:
        old = institution(case) | {"belanja_pengadaan": 100, "_event_date": "2025-11-30 23:00:00"}
        record = institution(case) | {"belanja_pengadaan": 200}
        lines = [[f"Data per {printed}"], [], list(record), list(record.values())]
        new = {
            "row": lambda: ("new.csv", as_csv([record | {"tanggal_penarikan": printed}])),
            "metadata": lambda: ("new.xlsx", as_workbook([record], printed)),
            "title": lambda: ("new.xlsx", workbook(*lines)),
            "answer": lambda: ("new.json", json.dumps({"data": [record], "meta": {"last_updated": printed}})),
        }[told]()
        return {"old.json": as_json([old]), new[0]: new[1]}

    files = [both(case, *one) for case, one in enumerate(TOLD)]
    connection = at_once("later_extracts", files, STEPS | AMOUNTS)
    assert amounts(connection)[institution(TOLD.index((told, printed)))["kd_klpd"]][1] == 200


TITLES = [
    (["Tanggal cetak: 1 November 2025"], 200),
    (["Tanggal cetak", "1 November 2025"], 200),
    (["Posisi data 1 November 2025"], 200),
    (["Dicetak pada 01-Nov-2025 10:00"], 200),
    (["Update terakhir 2025-11-01"], 200),
    (["Tanggal: 01/11/2025"], 200),
    (["1 November 2025"], 200),
    # of the period, of a decree, or none at all: nobody knows which is newer
    (["Periode s.d. 1 November 2025"], None),
    (["Anggaran 2025 ditetapkan 1 November 2025"], None),
    (["Anggaran 2025"], None),
]


@pytest.mark.parametrize(("title", "amount"), TITLES)
def test_an_older_row_never_wins_because_the_newer_hides_its_day(at_once, title, amount):
    def both(case: int, title: list[str]) -> dict[str, bytes]:
        old = institution(case) | {"belanja_pengadaan": 100, "_event_date": "2025-10-01"}
        record = institution(case) | {"belanja_pengadaan": 200}
        sheet = workbook(title, [], list(record), list(record.values()))
        return {"old.json": as_json([old]), "new.xlsx": sheet}

    files = [both(case, title) for case, (title, _) in enumerate(TITLES)]
    connection = at_once("titles", files, STEPS | AMOUNTS)
    case = TITLES.index((title, amount))
    assert amounts(connection).get(institution(case)["kd_klpd"], (None, None))[1] == amount
    assert set(rejected(connection, case).values()) == (set() if amount else {"disagree"})


EXTRACTS = [
    (["09/05/2025", "10/13/2025"], 200),  # 5 September
    (["05/09/2025", "13/10/2025"], 200),
    (["10/13/2025 9:00 AM", "10/13/2025 1:00 PM"], 200),
    (["13/10/2025", "09/05/2025", "10/13/2025"], None),
]


@pytest.mark.parametrize(("days", "amount"), EXTRACTS)
def test_the_day_of_an_extract_is_read_in_the_order_of_its_column(at_once, days, amount):
    def records(case: int, days: list[str]) -> list[dict]:
        drawn = enumerate(days, start=1)
        return [institution(case) | {"belanja_pengadaan": 100 * n, "tgl_penarikan": day} for n, day in drawn]

    files = [{"a.csv": as_csv(records(case, days))} for case, (days, _) in enumerate(EXTRACTS)]
    connection = at_once("extracts", files, STEPS | AMOUNTS)
    code = institution(EXTRACTS.index((days, amount)))["kd_klpd"]
    assert amounts(connection).get(code, (None, None))[1] == amount


HISTORIES = [
    (["ON_PROCESS", "COMPLETED"], ["merged", "accepted"]),
    (["COMPLETED", "WAITING_APPROVAL", "ON_PROCESS"], ["accepted", "merged", "merged"]),
    (["ON_PROCESS", "CANCELLED"], ["merged", "excluded"]),
    (["COMPLETED", "CANCELLED"], ["rejected", "rejected"]),
]


@pytest.mark.parametrize(("states", "found"), HISTORIES)
def test_states_of_an_order_without_times_are_its_history(at_once, states, found):
    order = ROWS["order"][0]
    files = [
        {"a.json": as_json([order | {"kd_paket": f"H{case}", "status_pkt": state} for state in states])}
        for case, (states, _) in enumerate(HISTORIES)
    ]
    connection = at_once("histories", files, frozenset({"staging.incoming_procurement"}))
    query = "select outcome from staging.incoming_procurement where file = $file order by row"
    outcomes = connection.execute(query, {"file": f"{HISTORIES.index((states, found))}/a.json"}).fetchall()
    assert [outcome for (outcome,) in outcomes] == found


def test_the_advice_for_two_rows_that_differ_works(tmp_path):
    base = REGENCY | {"kd_satker": 1}
    both = [base | {"belanja_pengadaan": 100}, base | {"belanja_pengadaan": 200}]
    assert set(rejected(of(tmp_path, {"a.json": as_json(both)})).values()) == {"disagree"}
    dated = [row | {"tgl_penarikan": f"2025-10-0{day}"} for day, row in enumerate(both, start=1)]
    connection = of(tmp_path, {"a.json": as_json(dated)}, STEPS | AMOUNTS)
    assert rejected(connection) == {} and amounts(connection)["D901"][1] == 200


# A column's own rows decide its format


DAYS = [
    (["03/04/2025", "13/04/2025"], ["2025-04-03", "2025-04-13"]),
    (["03/04/2025", "04/13/2025"], ["2025-03-04", "2025-04-13"]),
    (["03/04/2025", "13/04/2025", "04/13/2025"], [None, None, None]),
    (["03/04/2025", "2025-04-05", "04/13/2025"], [None, "2025-04-05", None]),
    (["03/04/2025", "05-06-2025"], ["2025-04-03", "2025-06-05"]),
    (
        ["2 Januari 2024", "Selasa, 3 Sept. 2024", "4 Agt 2024"],
        ["2024-01-02", "2024-09-03", "2024-08-04"],
    ),
]


@pytest.mark.parametrize(("printed", "read"), DAYS)
def test_the_order_of_a_date_is_that_of_its_column(at_once, printed, read):
    files = [{"a.csv": applications(*({"registered_on": day} for day in days))} for days, _ in DAYS]
    connection = at_once("days", files, frozenset({"staging.incoming_certification_applications"}))
    query = """
        select if(problem is null, registered_on::varchar, null)
        from staging.incoming_certification_applications where file = $file order by row
    """
    found = connection.execute(query, {"file": f"{DAYS.index((printed, read))}/a.csv"}).fetchall()
    assert [day for (day,) in found] == read


def test_a_column_that_nothing_decides_is_refused_beside_one_with_the_month_first(tmp_path):
    rows_ = [{"registered_on": f"0{n}/02/2025", "issued_on": f"03/{n + 14}/2025"} for n in (1, 2)]
    assert rejected(of(tmp_path, {"a.csv": applications(*rows_)})) == dict.fromkeys((2, 3), "undecided_date")


MARKS = [
    (["1.500", "2.750.000"], [1500, 2_750_000]),
    (["1.500", "12.000,50"], [1500, 12000.5]),
    (["1,500", "2,750,000"], [1500, 2_750_000]),
    (["1.500", "2,750,000"], [None, 2_750_000]),
    (["1.500", "2.750"], [None, None]),
    # what is written without marks can mean one thing only
    (["1.500", "2.750.000", "2,750,000", "Rp 1,5 M", "4000"], [None, None, None, None, 4000]),
    (["12000.50", "12000,50", "7000"], [None, None, 7000]),
    (["1.500 jt", "22,1 jt"], [None, 22_100_000]),
]


@pytest.mark.parametrize(("printed", "read"), MARKS)
def test_the_marks_of_an_amount_are_those_of_its_column(at_once, printed, read):
    def budget(case: int, printed: list[str]) -> list[dict]:
        amounts = enumerate(printed)
        return [institution(case) | {"kd_satker": n, "belanja_pengadaan": text} for n, text in amounts]

    files = [{"a.json": as_json(budget(case, printed))} for case, (printed, _) in enumerate(MARKS)]
    connection = at_once("marks", files, frozenset({"staging.incoming_procurement"}))
    query = """
        select if(problem is null, amount_idr::double, null)
        from staging.incoming_procurement where file = $file order by row
    """
    found = connection.execute(query, {"file": f"{MARKS.index((printed, read))}/a.json"}).fetchall()
    assert [amount for (amount,) in found] == read


def test_a_column_of_amounts_that_contradict_one_another_is_refused_and_the_other_is_not(tmp_path):
    texts = [("1.500,50", "1000"), ("1,500.50", "1000"), ("1500", "1000"), ("1500", "7.000")]
    nontender = ROWS["nontender"][0]
    records = [
        nontender | {"kd_nontender": n, "nilai_kontrak": value, "nilai_umk_kontrak": umk}
        for n, (value, umk) in enumerate(texts)
    ]
    connection = of(tmp_path, {"a.csv": as_csv(records)})
    problems = connection.execute(
        "select row, problem.code, problem.column from staging.rejects order by row"
    )
    assert problems.fetchall() == [
        (2, "undecided_amount", "nilai_kontrak"),
        (3, "undecided_amount", "nilai_kontrak"),
        (5, "bad_amount", "nilai_umk_kontrak"),
    ]


@pytest.mark.parametrize(
    ("written", "status"), [("UPT", "unknown"), ("upt", "unknown"), ("UPTD", "UPTD"), ("BLUD", "BLUD")]
)
def test_a_bare_upt_is_no_uptd(tmp_path, written, status):
    text = f"{CENTRE},institutional_status\nX-1,PLUT,regency,32,3204,2026-01-31,{written}\n"
    connection = of(tmp_path, {"a.csv": text}, STEPS | {"staging.incoming_centres"})
    found = connection.execute(
        "select institutional_status, problem from staging.incoming_centres"
    ).fetchall()
    assert found == [(status, None)]


@pytest.mark.parametrize(
    ("printed", "read"),
    [(["1.500", "95.5"], [1.5, 95.5]), (["1.500", "95,5"], [1500, 95.5]), (["1.500"], [None])],
)
def test_the_marks_of_minutes_are_those_of_their_column(tmp_path, printed, read):
    codes = ["3204", "3205", "3206"]
    lines = "\n".join(f"{code};P-13;{text}" for code, text in zip(codes, printed, strict=False))
    text = f"regency_code;centre_id;minutes\n{lines}\n"
    connection = of(tmp_path, {"a.csv": text}, frozenset({"staging.incoming_travel_times"}))
    found = connection.execute(
        "select if(problem is null, minutes, null) from staging.incoming_travel_times order by row"
    ).fetchall()
    assert [minutes for (minutes,) in found] == read


def test_a_key_that_first_stands_in_row_30000_is_a_column(tmp_path):
    first = REGENCY | {"kd_satker": 0, "belanja_pengadaan": 1}
    records = [first | {"kd_satker": number} for number in range(30_000)]
    last = first | {"kd_satker": 1, "belanja_pengadaan": 5, "tgl_penarikan": "2025-12-01"}
    connection = of(
        tmp_path, {"a.json": as_json([*records, last])}, frozenset({"staging.incoming_procurement"})
    )
    found = connection.execute(
        "select amount_idr::int, drawn_at from staging.incoming_procurement where row = 30001"
    )
    assert found.fetchone() == (5, datetime.datetime(2025, 12, 1))


# Official numbers and personal ones


OFFICIAL_NUMBERS = [
    "9120001234567",
    "8120001234567",
    "0812000123456",
    "NIB 8120001234568",
    "ID32110000012345678",
    "BPOM RI MD 867031001234",
    "MD 867031001234",
    "PB-UMKU 912000123456700000001",
    "SH2025-1-3204-000012345678",
    "P-IRT 2063319010040-22",
    "206331901004022",
    "SNI 01-3719-1995",
]


PERSONAL_NUMBERS = [
    *(f"{prefix}3204" + "012345678901" for prefix in ("", "NIB ", "ID", "MD ", "BPOM RI MD ", "'", "P-IRT/")),
    *("SNI ISO 9001:2015/3204" + "012345678901", "32.04.01.234567." + "8901"),
    *("081234567890", "+62 812-3456-7890", "REG/2024/08123456789", "a@b.id"),
]


def numbered(numbers: list[str]) -> list[dict[str, str]]:
    """A file for each column of ids and number."""
    return [
        {"a.csv": applications({"application_id": f"A{n}"} | {column: number})}
        for n, (column, number) in enumerate(ids(numbers))
    ]


@pytest.mark.parametrize(("column", "number"), ids(OFFICIAL_NUMBERS))
def test_an_official_number_is_no_personal_one(at_once, column, number):
    connection = at_once("official_numbers", numbered(OFFICIAL_NUMBERS))
    assert rejected(connection, ids(OFFICIAL_NUMBERS).index((column, number))) == {}


@pytest.mark.parametrize(("column", "number"), ids(PERSONAL_NUMBERS))
def test_a_personal_number_still_is(at_once, column, number):
    connection = at_once("personal_numbers", numbered(PERSONAL_NUMBERS))
    assert rejected(connection, ids(PERSONAL_NUMBERS).index((column, number))) == {2: "personal_id"}


BUSINESS_NUMBERS = ["9120001234567", "No NIB 9120001234567", "NIB: 9120001234567", "NIB.9120001234567/2024"]
BUSINESS_NUMBERS += ["9120 0012 34567", "NIB 9120-0012-34567 (baru)", "PB-UMKU 912000123456700000001"]
BUSINESS_NUMBERS += ["U/9120001234567", "9120001234567,0", "9120001234567.0", "'9120001234567"]


@pytest.mark.parametrize(("column", "printed"), ids(BUSINESS_NUMBERS))
def test_a_business_number_is_hashed_or_damaged_however_it_is_written(at_once, column, printed):
    files = [
        {
            "a.csv": applications(  # a number of its own in each case: 91200012345 and two digits
                {"application_id": f"A{n}"} | {column: written.replace("34567", f"345{n}")},
                {"application_id": f"B{n}", "enterprise_id": f"91200012345{n}"},
            )
        }
        for n, (column, written) in enumerate(ids(BUSINESS_NUMBERS), start=10)
    ]
    wanted = STEPS | {"staging.incoming_certification_applications"}
    connection = at_once("business_numbers", files, wanted)
    case = ids(BUSINESS_NUMBERS).index((column, printed))
    assert set(rejected(connection, case).values()) <= {"damaged_id"}
    file = {"file": f"{case}/a.csv"}
    own = "staging.incoming_certification_applications where file = $file"
    key = connection.execute(f"select {column} from {own} and row = 2", file).fetchone()[0]
    assert key is None or key.startswith("NIB-")
    if column == "enterprise_id" and key:
        assert connection.execute(f"select count(distinct enterprise_id) from {own}", file).fetchone() == (1,)
    for name in ("staging.rejects", "staging.incoming_certification_applications"):
        said = re.sub(r"\D", "", str(connection.execute(f"select * from {name}").fetchall()))
        assert f"91200012345{case + 10}" not in said


def test_what_is_left_of_a_business_number_is_not_shown(tmp_path):
    ids = [{"enterprise_id": f"91200012345{number:02}"} for number in range(9)]
    connection = of(tmp_path, {"a.csv": applications(*ids, {"enterprise_id": "220001234567"})})
    assert "220001234567" not in str(connection.execute("select * from staging.rejects").fetchall())


def test_a_business_number_is_a_key_that_stands_nowhere(tmp_path):
    number = "8120001234567"
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    text = applications(
        {"application_id": number, "enterprise_id": number},
        {"enterprise_id": number, "scheme": "SNI_BINA_UMK"},
        {"application_id": number, "enterprise_id": number, "as_of": "2025-10-31"},
        {"application_id": number, "scheme": "lain"},
    ).replace("enterprise_id", "NIB")
    (incoming / "a.csv").write_text(text)
    report = pipeline.build(incoming, tmp_path / "build", simulate=False, scale=SMALL)
    assert not report.failed and set(report.rejects["problem"].map(lambda p: p["code"])) == {
        "duplicate_id",
        "unknown_term",
    }
    for path in [p for p in (tmp_path / "build").rglob("*") if p.is_file()]:
        assert number.encode() not in path.read_bytes(), path
    with duckdb.connect(str(report.path), read_only=True) as connection:
        keys = connection.execute("select distinct enterprise_id from marts.applications").fetchall()
    assert len(keys) == 1 and number not in str(keys)


# Files


def test_files_whose_names_differ_by_marks_have_their_own_rejects(tmp_path):
    incoming = tmp_path / "incoming"
    names = ["a b.csv", "a_b.csv", "A b.csv", "2025/a b.csv", "2025_a b.csv"]
    for name in names:
        (incoming / name).parent.mkdir(parents=True, exist_ok=True)
        (incoming / name).write_text(f"{CENTRE}\n{name},PLUT,regency,32,9999,2026-01-31\n")
    pipeline.build(incoming, tmp_path / "build", simulate=False, scale=SMALL)
    texts = [path.read_text() for path in (tmp_path / "build" / "rejects").glob("*_rejects.csv")]
    assert len(texts) == len(names)
    assert all(sum(f"\n{name}," in text for text in texts) == 1 for name in names)


def test_files_of_one_name_in_two_folders_are_two(tmp_path):
    one = as_json([REGENCY | {"kd_satker": 1, "belanja_pengadaan": 1}])
    two = as_json([REGENCY | {"kd_satker": 2, "belanja_pengadaan": 20}])
    connection = of(tmp_path, {"2024/anggaran.json": one, "2025/anggaran.json": two}, STEPS | AMOUNTS)
    assert amounts(connection)["D901"][1] == 21
    files = connection.execute("select file from marts.imported_files").fetchall()
    assert files == [("2024/anggaran.json",), ("2025/anggaran.json",)]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "a.csv").write_text(f"{CENTRE}\n")
    (incoming / "loop").symlink_to(incoming, target_is_directory=True)
    assert [path.name for path in collect.incoming_files(incoming)] == ["a.csv"]


def workbook(*lines: list, hidden: list[list] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    if hidden:
        sheet = book.create_sheet("Lama")
        for line in hidden:
            sheet.append(line)
        sheet.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_hidden_sheets_are_not_read(tmp_path):
    record = REGENCY | {"kd_satker": 1, "belanja_pengadaan": 1}
    other = record | {"kd_satker": 2, "belanja_pengadaan": 7000}
    sheet = workbook(list(record), list(record.values()), hidden=[list(other), list(other.values())])
    assert amounts(of(tmp_path, {"a.xlsx": sheet}, STEPS | AMOUNTS))["D901"][1] == 1
    only = tmp_path / "only.xlsx"
    only.write_bytes(workbook(hidden=[list(other), list(other.values())]))
    assert problem_of(only).code == "hidden_sheets"


@pytest.mark.parametrize(
    "text",
    [
        f"{CENTRE}\nX,PLUT,regency,32,3204,2026-12-31\n",
        applications({"as_of": "2026-12-31"}),
    ],
)
def test_no_date_of_data_lies_after_the_build(tmp_path, text):
    assert rejected(of(tmp_path, {"a.csv": text})) == {2: "in_the_future"}


def test_no_date_of_a_file_lies_after_the_build(tmp_path):
    consultants = "consultant_id,centre_id,field,active_from,active_to\nK1,P-13,produksi,2027-02-01,\n"
    shop = [
        ROWS["shop"][0]
        | {"tahun_anggaran": 2026, "tanggal_transaksi": "2026-12-20", "_event_date": "2027-01-05"}
    ]
    budget = [REGENCY | {"tahun_anggaran": 2027, "kd_satker": 1, "belanja_pengadaan": 1}]
    files = {"a.csv": consultants, "b.json": as_json(shop), "c.json": as_json(budget)}
    connection = of(tmp_path, files, STEPS | AMOUNTS | {"marts.datasets", "staging.procurement_days"})
    query = """
        select max(as_of) from (
            select as_of from marts.imported_files union all select as_of from marts.datasets
            union all select as_of_day from staging.procurement_days
        )
    """
    assert connection.execute(query).fetchone()[0] <= DAY


# Refusals


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (
            "kd_klpd,tahun_anggaran,kd_swakelola_pct,total_realisasi,nilai_umk_pct",
            "not_needed|self_managed_records",
        ),
        (
            "kd_klpd,tahun_anggaran,kd_nontender_pct,nilai_realisasi,no_realisasi",
            "use_instead|record_payments",
        ),
        (
            "kd_klpd,tahun_anggaran,kd_tender,nilai_kontrak,no_bast,versi_addendum",
            "use_instead|handover_notes",
        ),
        ("kd_klpd,tahun_anggaran,kd_tender,status_tender,pagu,hps", "use_instead|tender_announcements"),
        ("kd_klpd,tahun_anggaran,kd_rup,pagu,mak,asal_dana", "use_instead|plan_budget_lines"),
        ("Kode,Nama Paket,Instansi,Tahapan,HPS", "use_instead|spse_4_list"),
        ("Kode Tender,Nama Paket,K/L/PD,HPS,Status", "use_instead|spse_4_list"),
        (
            "id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,jumlah_umkm,satuan,tahun",
            "not_needed|statistics",
        ),
        ("Nama Usaha,Nama Pemilik,NIB,Alamat,KBLI", "not_needed|enterprises"),
        ("NIK,Nama,Alamat", "not_needed|people"),
        ("Kode Tender,Nama Tender,Pemenang,Harga Penawaran,NPWP", "use_instead|spse_4_list"),
        ("No,Nama KLDI,Satker,Nama Paket,Pagu,Usaha Kecil/Koperasi", "use_instead|sirup_list"),
        ("No Paket,Nama Paket,Komoditas,Instansi,Penyedia,Status", "use_instead|catalogue_list"),
        ("Order ID,Nama Pemesan,Instansi,Nama Penyedia,Total,Status", "use_instead|catalogue_list"),
        ("Nomor SPP-IRT,Nama IRTP,Nama Produk,Tanggal Terbit", "not_needed|enterprises"),
        ("Wilayah,2020,2021,2022", "not_needed|statistics"),
        ("Provenance,Centre ID,Centre name,Level,Province code,Regency code,As of", "not_needed|handed_out"),
        ("nama,alamat,keterangan", "unknown_header"),
        ("province_code,regency_code,name,value", "unknown_header"),
    ],
)
def test_a_file_that_is_none_of_ours_is_named(tmp_path, header, code):
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n" + ",".join("1" for _ in header.split(",")) + "\n")
    assert problem_of(path).code == code


@pytest.mark.parametrize("columns", ["no_sppbj,harga_final", "no_bast,tgl_bast", "no_spmk_spp"])
@pytest.mark.parametrize("kind", ["tender", "nontender"])
def test_what_stands_beside_contracts_is_sent_to_contracts_of_its_kind(tmp_path, kind, columns):
    path = tmp_path / "a.csv"
    path.write_text(f"tahun_anggaran,kd_klpd,kd_{kind},{columns}\n2025,D901,1,1,1,1\n")
    assert problem_of(path).detail == f"{kind}_contracts"


CONTRACT_COLUMNS = """
    alamat_satker alasan_addendum alasan_nilai_kontrak_10_persen alasan_penetapan_status_kontrak anggota_kso
    apakah_addendum bentuk_usaha_penyedia informasi_lainnya jabatan_ppk jabatan_wakil_penyedia jenis_kontrak
    kd_lpse kd_satker kd_satker_str kota_kontrak lingkup_pekerjaan nama_paket nama_pemilik_rek_bank
    nama_penyedia nama_ppk nama_rek_bank nama_satker nilai_pdn_kontrak nip_ppk no_kontrak no_rek_bank
    no_sk_ppk no_sppbj npwp_16_penyedia npwp_penyedia tgl_kontrak_akhir tgl_kontrak_awal tipe_penyedia
    wakil_sah_penyedia
"""  # what an e-contract holds beside the columns that are read


@pytest.mark.parametrize("kind", ["tender", "nontender"])
def test_a_contract_that_names_its_appointment_letter_is_still_one(tmp_path, kind):
    beside = dict.fromkeys(CONTRACT_COLUMNS.split(), "1")
    path = tmp_path / "a.json"
    path.write_bytes(as_json([beside | ROWS[f"{kind}_contract"][0]]))
    assert [table.dataset.name for table in tables.read(path)] == [f"{kind}_contracts"]


BUDGET = REGENCY | {"kd_satker": 1, "belanja_pengadaan": 5_000_000}


def excel_2003(*sheets: str) -> str:
    """What Excel and many applications save as "XML Spreadsheet 2003", often named .xls."""
    names = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = "<Styles>" + "<Style ss:ID='s1'/>" * 400 + "</Styles>"  # so that no table stands near the top
    book = f"<Workbook xmlns='{names}' xmlns:ss='{names}'>{styles}{''.join(sheets)}</Workbook>"
    return f"<?xml version='1.0'?>{book}"


def xml_sheet(name: str, record: dict, options: str = "", first: str = "") -> str:
    def cells(values) -> str:
        return "".join(f"<ss:Cell><Data ss:Type='String'>{value}</Data></ss:Cell>" for value in values)

    lines = f"<Row>{cells(record)}</Row><Row ss:Index='7'>{cells(record.values())}</Row>"
    return f"<Worksheet ss:Name='{name}'><Table>{first}{lines}</Table>{options}</Worksheet>"


def test_sheets_of_excel_2003_are_read_as_the_tables_that_they_are(tmp_path):
    title = "<Row><Cell ss:MergeAcross='3'><Data ss:Type='String'>Posisi 1 Oktober 2025</Data></Cell></Row>"
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    text = excel_2003(
        xml_sheet("A", BUDGET, first=title),
        xml_sheet("B", BUDGET | {"kd_satker": 2, "belanja_pengadaan": 3}),
        xml_sheet("C", BUDGET | {"kd_satker": 3, "belanja_pengadaan": 7000}, hidden),
    )
    connection = of(tmp_path, {"a.xls": text}, STEPS | AMOUNTS | {"staging.incoming_procurement"})
    assert amounts(connection)["D901"][1] == 5_000_003
    found = connection.execute("select file, row, drawn_at from staging.incoming_procurement order by file")
    assert found.fetchall() == [("a.xls [A]", 7, datetime.datetime(2025, 10, 1)), ("a.xls [B]", 7, None)]


def test_a_cell_of_excel_2003_keeps_its_place_and_says_no_comment(tmp_path):
    record = [*REGENCY, "catatan", "kd_satker", "belanja_pengadaan"]
    header = "".join(f"<Cell><Data>{name}</Data></Cell>" for name in record)
    values = "".join(f"<Cell><Data>{value}</Data></Cell>" for value in REGENCY.values())
    values += f"<Cell ss:Index='{len(REGENCY) + 2}'><Data>1</Data></Cell>"
    values += "<Cell><Data>5</Data><Comment><ss:Data>jangan 9</ss:Data></Comment></Cell>"
    sheet = f"<Worksheet ss:Name='A'><Table><Row>{header}</Row><Row>{values}</Row></Table></Worksheet>"
    connection = of(tmp_path, {"a.xls": excel_2003(sheet)}, STEPS | AMOUNTS)
    assert amounts(connection)["D901"][1] == 5


def test_hidden_sheets_of_excel_2003_are_not_read(tmp_path):
    hidden = "<WorksheetOptions><Visible>SheetVeryHidden</Visible></WorksheetOptions>"
    path = tmp_path / "a.xls"
    path.write_text(excel_2003(xml_sheet("A", BUDGET, hidden)))
    assert problem_of(path).code == "hidden_sheets"


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_with_its_parts_is_read_as_the_table_that_it_is(tmp_path, packed):
    cells = "".join(f"<th>{name}</th>" for name in BUDGET)
    values = "".join(f"<td>{value}</td>" for value in BUDGET.values())
    page = f"<html><table><tr>{cells}</tr><tr>{values}</tr></table></html>"
    encoding = "Content-Transfer-Encoding: base64\n" if packed else ""
    body = base64.encodebytes(page.encode()).decode() if packed else page
    text = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        f"Content-Type: text/html\n{encoding}\n{body}\n--x--\n"
    )
    assert amounts(of(tmp_path, {"a.xls": text}, STEPS | AMOUNTS))["D901"][1] == 5_000_000


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"message": "Unauthorized", "code": 401}, "Unauthorized"),
        ({"success": False, "data": None, "error": {"code": 429, "reason": "quota"}}, "429; quota"),
        ({"pesan": "akses a@b.id ditolak"}, "akses … ditolak"),
    ],
)
def test_an_answer_that_is_an_error_says_so(tmp_path, answer, said):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(answer))
    problem = problem_of(path)
    assert (problem.code, problem.detail) == ("api_error", said)


def test_an_answer_with_a_message_and_rows_is_read(tmp_path):
    answer = json.dumps({"message": "OK", "result": {"items": [BUDGET]}})
    assert amounts(of(tmp_path, {"a.json": answer}, STEPS | AMOUNTS))["D901"][1] == 5_000_000


def test_no_export_of_ours_is_taken_for_another(tmp_path):
    for name in ROWS:
        path = tmp_path / f"{name}.json"
        path.write_bytes(as_json(rows(name)))
        assert tables.read(path)
    for dataset in DATASETS:
        for stranger in strangers.NEVER_OURS:
            assert not any(stranger.is_told_by(frozenset(column.headers)) for column in dataset.columns)


def test_renamed_columns_do_not_make_a_self_managed_plan_one_of_providers(tmp_path):
    text = (CASES / "sibling-exports-advised-to-be-renamed" / "swakelola_terumumkan.csv").read_text()
    path = tmp_path / "a.csv"
    path.write_text(text.replace("nama_satker", "status_ukm"))
    assert problem_of(path).code == "not_needed|self_managed_plans"


@pytest.mark.parametrize("case", ["archive", "one_column", "lacks_columns", "login", "hidden", "gz", "utf8"])
def test_the_advice_of_a_refusal_leads_to_a_file_that_is_read(tmp_path, case):
    record = REGENCY | {"kd_satker": 1, "belanja_pengadaan": 1}
    csv_text = ",".join(record) + "\n" + ",".join(str(value) for value in record.values()) + "\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("anggaran.csv", csv_text)
    lacking = {name: value for name, value in record.items() if name != "tahun_anggaran"}
    refused, followed = {
        "archive": (packed.getvalue(), csv_text.encode()),
        "gz": (gzip.compress(csv_text.encode()), csv_text.encode()),
        "one_column": (workbook(*[[line] for line in csv_text.split()]), csv_text.encode()),
        "lacks_columns": (as_json([lacking]), as_json([record])),
        "login": (b"<html><body><form>Login</form></body></html>", csv_text.encode()),
        "hidden": (
            workbook(hidden=[list(record), list(record.values())]),
            workbook(list(record), [*record.values()]),
        ),
        "utf8": (csv_text.replace("Bandung", "Bandung \u00e9").encode("cp1252"), csv_text.encode()),
    }[case]
    path = tmp_path / "berkas"
    path.write_bytes(refused)
    with pytest.raises(Problem):
        for table in tables.read(path):
            list(table.chunks)
    path.write_bytes(followed)
    assert [table.dataset.name for table in tables.read(path)] == ["procurement_budgets"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\x89PNG\r\n", "picture"),
        (b'{"success": true, "data": []}', "no_rows"),
        (b"<html><table><tr><td>a</td><td>b</td></tr></table>", "unknown_header"),
    ],
)
def test_what_is_no_table_is_named(tmp_path, content, code):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert problem_of(path).code == code


def test_a_web_table_keeps_its_columns_where_cells_span_several(tmp_path):
    header = "".join(f"<th>{name}" for name in [*REGENCY, "kd_satker", "belanja_pengadaan"])
    values = "".join(f"<td>{value}</td>" for value in [*REGENCY.values(), 1, "5.000.000"])
    page = (
        f"<html><head><meta charset='utf-8'></head><table><tr><td>menu</td></tr></table>"
        f"<TABLE><tr><th colspan=6>Anggaran per 3 Oktober 2025<tr>{header}<tr>{values}</TABLE>"
    )
    connection = of(tmp_path, {"a.xls": page}, STEPS | AMOUNTS | {"staging.incoming_procurement"})
    assert amounts(connection)["D901"][1] == 5_000_000
    drawn = connection.execute("select drawn_at from staging.incoming_procurement").fetchone()
    assert drawn == (datetime.datetime(2025, 10, 3),)


# The day of a build


def test_the_day_is_in_the_name_where_an_office_has_files_and_nowhere_else(tmp_path, kept_tables):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    days = [datetime.date(2026, 11, 29), datetime.date(2026, 11, 30)]

    def names() -> list[str]:
        builds = (
            pipeline.build(incoming, tmp_path / "build", kept_tables=kept_tables, scale=SMALL, day=day)
            for day in days
        )
        return [report.edition for report in builds]

    assert len(set(names())) == 1
    (incoming / "a.csv").write_text(applications({"as_of": "2026-11-30"}))
    first, second = names()
    assert first != second
    rows_ = []
    for name in (first, second):
        with duckdb.connect(str(tmp_path / "build" / f"{name}.duckdb"), read_only=True) as connection:
            rows_ += connection.execute("select count(*) from marts.rejects").fetchone()
    assert rows_ == [1, 0]


def test_no_rule_of_the_import_asks_the_clock():
    asking = [
        path.name
        for path in (REPOSITORY / "queries").rglob("*.sql")
        if any(word in path.read_text() for word in ("current_date", "current_timestamp", "now()", "today()"))
    ]
    assert asking == []


def test_an_edition_of_the_same_name_with_other_rows_is_not_published(tmp_path):
    def finished(number: int) -> Path:
        path = tmp_path / f"finished_{number}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"create schema marts; create table marts.numbers as select {number} as n")
        return path

    name = "aaaaaaaaaaa1"
    kept = (
        editions.publish(finished(1), tmp_path / "build", name)
        if (tmp_path / "build").mkdir() is None
        else None
    )
    before = kept.read_bytes()
    with pytest.raises(editions.OtherContent):
        editions.publish(finished(2), tmp_path / "build", name)
    assert kept.read_bytes() == before
    assert editions.publish(finished(1), tmp_path / "build", name) == kept


def test_every_column_of_applications_that_bears_a_name_is_optional():
    assert {"regency_name", "province_name", "centre_name"} <= {
        column.name for column in APPLICATIONS.columns if not column.required
    }
