"""Names and codes of regions as people write them."""

import pytest


def code_of(workshop, level: str, name: str):
    query = "select code, candidates from staging.region_names where level = ? and name_key = name_key(?)"
    return workshop.execute(query, [level, name]).fetchone() or (None, None)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kab. Bandung", "3204"),
        ("KABUPATEN BANDUNG", "3204"),
        ("Bandung (Kab.)", "3204"),
        ("Kota Bandung", "3273"),
        ("Kab.Bandung", "3204"),
        ("Pangkalpinang", "1971"),
        ("Kota Pangkal Pinang", "1971"),
        ("Baubau", "7472"),
        ("Kota Bau-Bau", "7472"),
        ("Palangka Raya", "6271"),
        ("Fakfak", "9203"),
        ("Kab. Kep. Seribu", "3101"),
        ("Kepulauan Seribu", "3101"),
        ("Jakarta Pusat", "3171"),
        ("Kotabaru", "6302"),
        ("Kab. Kota Baru", "6302"),
        ("Lima Puluh Kota", "1307"),
        ("Kotamobagu", "7174"),
        ("Kota Kotamobagu", "7174"),
        ("Gunung Kidul", "3403"),
        ("Kabupaten Maluku Tenggara Barat", "8103"),
        ("Solok Selatan", "1311"),
        ("Kota Solok", "1372"),
        ("Sidrap", "7314"),
    ],
)
def test_name_of_a_regency_means_one_code(workshop, name, code):
    assert code_of(workshop, "regency", name)[0] == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DI Yogyakarta", "34"),
        ("D.I. Yogyakarta", "34"),
        ("Daerah Istimewa Yogyakarta", "34"),
        ("DKI Jakarta", "31"),
        ("Provinsi Jawa Barat", "32"),
        ("Kepulauan Bangka Belitung", "19"),
        ("Kep. Bangka Belitung", "19"),
        ("NTB", "52"),
        ("PROV. PAPUA BARAT DAYA", "96"),
    ],
)
def test_name_of_a_province_means_one_code(workshop, name, code):
    assert code_of(workshop, "province", name)[0] == code


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Solok", ("1302", "1372")), ("Cirebon", ("3209", "3274")), ("Sukabumi", ("3202", "3272"))],
)
def test_ambiguous_name_means_nothing_and_says_why(workshop, name, meant):
    code, candidates = code_of(workshop, "regency", name)
    assert code is None
    assert all(candidate in candidates for candidate in meant)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("32.04", "3204"),
        ("3204.0", "3204"),
        ("3204", "3204"),
        ("32", "32"),
        ("32.0", "32"),
        ("32.1", "3210"),
        ("32.10", "3210"),
        ("x", "x"),
    ],
)
def test_code_is_read_as_digits(workshop, printed, code):
    assert workshop.execute("select region_code(?)", [printed]).fetchone() == (code,)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023-10-23", "2023-10-23"),
        ("23/10/2023", "2023-10-23"),
        ("23-10-2023", "2023-10-23"),
        ("2023-10-23T00:00:00", "2023-10-23"),
        ("2023-13-40", None),
        ("kemarin", None),
    ],
)
def test_date_is_day_first_or_iso(workshop, printed, day):
    assert workshop.execute("select plain_date(?)::varchar", [printed]).fetchone() == (day,)


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("3204012345678901", True),
        ("a@b.id", True),
        ("081234567890", True),
        ("+62 812-3456-7890", True),
        ("K-001", False),
        ("3204", False),
        ("20240001", False),
    ],
)
def test_personal_numbers_are_seen(workshop, text, personal):
    assert workshop.execute("select looks_personal(?)", [text]).fetchone() == (personal,)


def test_every_former_code_of_papua_has_a_new_one_that_is_its_own(workshop):
    rows = workshop.execute(
        "select former_code, regencies.regency_code from raw.reference_former_codes as former left join "
        "staging.regencies using (regency_code)"
    ).fetchall()
    assert len(rows) == 26 and all(new for _, new in rows)
    current = {row[0] for row in workshop.execute("select regency_code from staging.regencies").fetchall()}
    assert not {former for former, _ in rows} & current
