"""The files that an office can load: their columns, the headers that are accepted, and what each column
holds.

A file is recognised by its columns, never by its name. Labels are the headers of the templates that the
dashboard hands out; `accepts` lists further headers met in offices.
"""

import csv
import re

from plut.base.formats import shortened
from plut.building.incoming import strangers
from plut.building.incoming.columns import EXAMPLE, Column, Dataset
from plut.building.incoming.official import OFFICIAL
from plut.building.incoming.problems import Problem

# names that may stand beside a code: both must agree
REGION_NAMES = (
    Column(
        "province_name",
        "Nama provinsi",
        "Province name",
        ("provinsi", "propinsi", "nama_propinsi", "nama_prov", "province"),
        example="Jawa Barat",
    ),
    Column(
        "regency_name",
        "Nama kabupaten/kota",
        "Regency name",
        (
            *("kabupaten_kota", "kota_kabupaten", "kab_kota", "kota_kab", "kabupaten", "regency"),
            *("nama_kab_kota", "nama_kota_kabupaten", "nama_kabupaten", "nama_kab"),
        ),
        example="Kabupaten Bandung",
    ),
)
CENTRE_NAME = Column(
    "centre_name", "Nama pusat", "Centre name", ("nama_plut",), example="PLUT Kabupaten Bandung"
)

CENTRES = Dataset(
    "centres",
    (
        Column(
            "centre_id",
            "ID pusat",
            "Centre ID",
            ("id_plut", "kode_plut", "kode_pusat", "id_centre"),
            required=True,
            filled=True,
            example=EXAMPLE,
        ),
        Column(
            "name",
            "Nama pusat",
            "Centre name",
            ("nama", "nama_plut", "name"),
            required=True,
            filled=True,
            example="PLUT Kabupaten Bandung",
        ),
        Column(
            "level",
            "Tingkat",
            "Level",
            ("level_wilayah", "jenjang"),
            required=True,
            filled=True,
            example="kabupaten/kota",
        ),
        Column(
            "province_code",
            "Kode provinsi",
            "Province code",
            ("kd_provinsi", "kode_prov"),
            required=True,
            filled=True,
            example="32",
        ),
        REGION_NAMES[0],
        Column(
            "regency_code",
            "Kode kabupaten/kota",
            "Regency code",
            ("kode_kabkota", "kode_kab_kota", "kd_kabkota", "kode_kabupaten", "kode_kota"),
            required=True,
            example="3204",
        ),
        REGION_NAMES[1],
        Column(
            "opened_on",
            "Tanggal mulai beroperasi",
            "Opened on",
            ("tanggal_buka", "tgl_operasi", "tanggal_operasi", "tanggal_peresmian"),
            example="1 Maret 2021",
        ),
        Column(
            "institutional_status",
            "Status kelembagaan",
            "Institutional status",
            ("kelembagaan", "status_lembaga"),
            example="UPTD",
        ),
        Column("address", "Alamat", "Address", example="Jalan Raya Soreang, Soreang"),
        Column("longitude", "Bujur", "Longitude", ("lon", "lng", "long"), example="107.5241"),
        Column("latitude", "Lintang", "Latitude", ("lat",), example="-7.0253"),
        Column(
            "as_of",
            "Per tanggal",
            "As of",
            ("tanggal_data", "per_tanggal"),
            required=True,
            filled=True,
            example="9 Oktober 2024",
        ),
        Column("leading_product", "Produk unggulan", "Leading product", example="kopi"),
        Column(
            "sni_corner_since",
            "Layanan informasi SNI sejak",
            "SNI information service since",
            ("pojok_sni_sejak",),
            example="2023",
        ),
        Column(
            "production_house",
            "Rumah produksi bersama",
            "Shared production house",
            ("rumah_produksi",),
            example="direncanakan",
        ),
    ),
    known_by=("centre_id",),
)

CONSULTANTS = Dataset(
    "consultants",
    (
        Column(
            "consultant_id",
            "ID konsultan",
            "Consultant ID",
            ("kode_konsultan", "id_pendamping"),
            required=True,
            filled=True,
            example=EXAMPLE,
        ),
        Column(
            "centre_id",
            "ID pusat",
            "Centre ID",
            ("id_plut", "kode_plut", "kode_pusat"),
            required=True,
            filled=True,
            example="R-3204",
        ),
        Column(
            "field",
            "Bidang",
            "Field",
            ("bidang_keahlian", "bidang_pendampingan"),
            required=True,
            filled=True,
            example="produksi",
        ),
        Column(
            "active_from",
            "Aktif sejak",
            "Active from",
            ("mulai", "tanggal_mulai", "mulai_kontrak"),
            required=True,
            filled=True,
            example="2 Januari 2024",
        ),
        Column(
            "active_to",
            "Aktif sampai",
            "Active to",
            ("selesai", "tanggal_selesai", "akhir_kontrak"),
            required=True,
            example="31 Desember 2024",
        ),
        Column("as_of", "Per tanggal", "As of", ("tanggal_data", "per_tanggal"), example="9 Oktober 2024"),
        CENTRE_NAME,
        *REGION_NAMES,
    ),
    known_by=("consultant_id",),
    prefilled=("centre_id", "field"),
)

TRAVEL_TIMES = Dataset(
    "travel_times",
    (
        Column(
            "regency_code",
            "Kode kabupaten/kota",
            "Regency code",
            ("kode_kabkota", "kode_kab_kota", "kd_kabkota", "kode_kabupaten", "kode_kota"),
            required=True,
            filled=True,
            example=EXAMPLE,
        ),
        Column(
            "centre_id",
            "ID pusat",
            "Centre ID",
            ("id_plut", "kode_plut", "kode_pusat"),
            required=True,
            filled=True,
            example="R-3204",
        ),
        Column(
            "minutes",
            "Waktu tempuh (menit)",
            "Travel time (minutes)",
            ("menit", "waktu_tempuh", "waktu_tempuh_menit", "travel_time"),
            required=True,
            filled=True,
            example="95",
        ),
        Column("as_of", "Per tanggal", "As of", ("tanggal_data", "per_tanggal"), example="9 Oktober 2024"),
        CENTRE_NAME,
        *REGION_NAMES,
    ),
    known_by=("minutes",),
    prefilled=("regency_code", "centre_id"),
)

APPLICATIONS = Dataset(
    "certification_applications",
    (
        Column(
            "application_id",
            "ID permohonan",
            "Application ID",
            ("id_permohonan", "nomor_permohonan", "no_permohonan", "kode_permohonan"),
            required=True,
            filled=True,
            example=EXAMPLE,
        ),
        Column(
            "enterprise_id",
            "ID usaha",
            "Enterprise ID",
            ("id_usaha", "kode_usaha", "id_umkm", "nib", "nomor_induk_berusaha"),
            example="U-0017",
        ),
        Column(
            "scheme",
            "Skema",
            "Scheme",
            ("jenis_sertifikasi", "skema_sertifikasi"),
            required=True,
            filled=True,
            example="SPP-IRT",
        ),
        Column(
            "size_class",
            "Skala usaha",
            "Size class",
            ("skala", "kelas_usaha", "ukuran_usaha"),
            required=True,
            filled=True,
            example="mikro",
        ),
        Column(
            "regency_code",
            "Kode kabupaten/kota",
            "Regency code",
            ("kode_kabkota", "kode_kab_kota", "kd_kabkota"),
            required=True,
            filled=True,
            example="3204",
        ),
        Column(
            "centre_id", "ID pusat", "Centre ID", ("id_plut", "kode_plut", "kode_pusat"), example="R-3204"
        ),
        Column(
            "registered_on",
            "Tanggal daftar",
            "Registered on",
            ("tanggal_pendaftaran", "tgl_daftar"),
            required=True,
            filled=True,
            example="5 Maret 2024",
        ),
        Column(
            "verified_on",
            "Tanggal verifikasi",
            "Verified on",
            ("tgl_verifikasi",),
            required=True,
            example="20 Maret 2024",
        ),
        Column(
            "issued_on", "Tanggal terbit", "Issued on", ("tgl_terbit", "tanggal_penerbitan"), required=True
        ),
        Column(
            "rejected_on",
            "Tanggal ditolak",
            "Rejected on",
            ("tgl_ditolak", "tanggal_penolakan"),
            required=True,
            example="2 April 2024",
        ),
        Column(
            "rejection_reason",
            "Alasan penolakan",
            "Rejection reason",
            ("alasan", "alasan_ditolak"),
            example="dokumen tidak lengkap",
        ),
        Column(
            "expires_on",
            "Berlaku sampai",
            "Expires on",
            ("tanggal_kedaluwarsa", "masa_berlaku", "berlaku_hingga"),
        ),
        Column(
            "as_of",
            "Per tanggal",
            "As of",
            ("tanggal_data",),
            required=True,
            filled=True,
            example="9 Oktober 2024",
        ),
        CENTRE_NAME,
        *REGION_NAMES,
    ),
    known_by=("application_id", "scheme"),
    prefilled=("centre_id", "scheme", "regency_code"),
)

CORRECTIONS = Dataset(
    "corrections",
    (
        Column(
            "corrected_on",
            "Tanggal koreksi",
            "Corrected on",
            ("tgl_koreksi",),
            required=True,
            filled=True,
            example=EXAMPLE,
        ),
        Column("query", "Kueri", "Query", required=True, filled=True, example="consultants/national"),
        Column(
            "note_id",
            "Penjelasan",
            "Explanation in Indonesian",
            required=True,
            filled=True,
            example="Jumlah konsultan tertulis 812, seharusnya 815.",
        ),
        Column(
            "note_en",
            "Penjelasan dalam bahasa Inggris",
            "Explanation in English",
            example="The number of consultants said 812 and should have been 815.",
        ),
        Column(
            "supersedes",
            "Menggantikan kalimat",
            "Supersedes the sentence",
            example="Jumlah konsultan tertulis 812, seharusnya 814.",
        ),
        Column("figure_id", "Angka", "Figure in Indonesian", example="Konsultan dinas"),
        Column("figure_en", "Angka dalam bahasa Inggris", "Figure in English", example="Consultants"),
        Column("before_id", "Tertulis", "It said, in Indonesian", example="1.812"),
        Column("before_en", "Tertulis dalam bahasa Inggris", "It said, in English", example="1,812"),
        Column("after_id", "Seharusnya", "It should say, in Indonesian", example="1.815"),
        Column("after_en", "Seharusnya dalam bahasa Inggris", "It should say, in English", example="1,815"),
    ),
    known_by=("note_id",),
)

TEMPLATED = (CENTRES, CONSULTANTS, TRAVEL_TIMES, APPLICATIONS)  # the files that an office fills in itself
OWN = (*TEMPLATED, CORRECTIONS)  # and the sentences that its desk writes
DATASETS = (*OWN, *OFFICIAL)
MARKS = {",": ",", ";": ";", "\t": "Tab", "|": "|"}  # between cells, and how a sentence names it


def find_header(rows: list[list[str]], numbers: list[int]) -> tuple[int, Dataset]:
    """The position of the first row that is the header of a data set (titles may stand above it), and that
    data set.

    numbers: the rows' numbers in the file, for the message.

    Raises Problem: a file of another kind, all columns in one cell, a data set of which columns lack, or
    `unknown_header`.
    """
    for at, row in enumerate(rows):
        strangers.refuse(row, numbers[at], strangers.NEVER_OURS)
        for dataset in DATASETS:
            if not dataset.missing(row):
                return at, dataset
    for at, row in enumerate(rows):
        _refuse_one_cell(row, numbers[at])
        strangers.refuse(row, numbers[at], strangers.NOT_OURS)
    _refuse_nearest(rows, numbers)
    at, fullest = max(enumerate(rows), key=lambda numbered: sum(map(bool, numbered[1])))
    found = (
        text for text in fullest if text and not re.search(r"[\d@]{3}|@", text)
    )  # never a number or an address of a person
    raise Problem("unknown_header", shortened(", ".join(found), 120), row=numbers[at])


def _refuse_one_cell(row: list[str], number: int) -> None:
    """Raise Problem where the whole header stands in one cell, as after pasting a CSV into a spreadsheet."""
    filled = [text for text in row if text]
    if len(filled) != 1 or len(filled[0]) > csv.field_size_limit():
        return
    line = re.sub(r"[\r\n]+", " ", filled[0])  # a title may have several, and is read as one
    for mark in MARKS:
        header = next(csv.reader([line], delimiter=mark))
        if any(not dataset.missing(header) for dataset in DATASETS):
            raise Problem("one_column", MARKS[mark], row=number)


def _refuse_nearest(rows: list[list[str]], numbers: list[int]) -> None:
    """Raise Problem that names what lacks, where a row has at least half of the columns of a data set and one
    of those that it is known by."""
    nearest: tuple[float, int, Dataset] | None = None
    for at, row in enumerate(rows):
        for dataset in DATASETS:
            share = 1 - len(dataset.missing(row)) / len(dataset.required)
            is_known = bool(set(dataset.known_by) & dataset.mapping(row).keys())
            if share >= 0.5 and is_known and (nearest is None or share > nearest[0]):
                nearest = (share, at, dataset)
    if nearest is None:
        return
    _, at, dataset = nearest
    lacking = dataset.missing(rows[at])
    if dataset in OWN:
        raise Problem(
            f"lacks_columns_{dataset.name}", ", ".join(column.name for column in lacking), row=numbers[at]
        )
    names = ", ".join(f"{column.name} ({column.label_id})" for column in lacking)
    raise Problem(f"lacks_columns_of_export|{dataset.name}", names, row=numbers[at])
