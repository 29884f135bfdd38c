"""Small official exports with every trap met in real ones, and made-up values: the regency D901, the province
D902.

Amounts are chosen so that every sum can be checked in the head: each number has a digit of its own.
"""

import io
import json

import openpyxl
import pandas as pd

REGENCY = {"tahun_anggaran": 2025, "kd_klpd": "D901", "nama_klpd": "Kab. Bandung", "jenis_klpd": "KABUPATEN"}
PROVINCE = {
    "tahun_anggaran": 2025,
    "kd_klpd": "D902",
    "nama_klpd": "Provinsi Kalimantan Barat",
    "jenis_klpd": "PROVINSI",
}
FIRM = {"tahun_anggaran": 2025, "kd_klpd": "B903", "nama_klpd": "PDAM Tirta", "jenis_klpd": "BUMD"}
SECRET = "RAHASIA-7Q"  # stands in every column outside the allow-list
OUTSIDE = {
    "nama_satker": SECRET,
    "nama_paket": SECRET,
    "nama_penyedia": SECRET,
    "npwp_penyedia": SECRET,
    "no_rek_bank": SECRET,
    "no_kontrak": SECRET,
    "lingkup_pekerjaan": f"<script>{SECRET}</script>",
    "nip_ppk": SECRET,
    "alasan_non_ukm": SECRET,
}


def _plan(code, amount, umk, **more):
    base = {
        "kd_rup": code,
        "pagu": amount,
        "status_ukm": umk,
        "metode_pengadaan": "Tender",
        "status_aktif_rup": True,
        "status_delete_rup": False,
        "status_umumkan_rup": "Terumumkan",
        "status_dikecualikan": False,
        "tgl_pengumuman_paket": "2025-02-03 10:00:00",
        "_event_date": "2025-11-05",
    }
    return REGENCY | base | more


def _contract(key, code, value, umk, version=0, status="Kontrak Sedang Berjalan", **more):
    base = {
        key: code,
        "nilai_kontrak": value,
        "nilai_umk_kontrak": umk,
        "status_kontrak": status,
        "apakah_addendum": "Ya" if version else "Tidak",
        "versi_addendum": version,
        "tgl_kontrak": "2025-03-18T00:00:00.000000Z",
    }
    return REGENCY | base | more


def _finished(key, code, value, umk, **more):
    dates = {"kd_tender": "tgl_penetapan_pemenang", "kd_nontender": "tgl_selesai_nontender"}
    base = {
        key: code,
        "nilai_kontrak": value,
        "nilai_umk_kontrak": umk,
        "kd_penyedia": 600440,
        dates[key]: "2025-04-09",
    }
    if key == "kd_nontender":
        base["status_nontender"] = "Selesai"
    return REGENCY | base | more


def _record(code, value, umk, state="Paket Selesai", **more):
    base = {
        "kd_nontender_pct": code,
        "total_realisasi": value,
        "nilai_umk_pct": umk,
        "status_nontender_pct_ket": state,
        "tgl_selesai_paket": "2025-05-28 00:00:00",
        "_event_date": "2025-10-03",
    }
    return REGENCY | base | more


def _order(code, total, state, **more):
    return (
        REGENCY
        | {"kd_paket": code, "total_harga": total, "tgl_order": "2025-08-27", "status_pkt": state}
        | more
    )


ROWS = {
    "plan": [
        _plan(11, 100, "UKM"),
        _plan("12", 20, "Non-UKM", status_dikecualikan=True),
        _plan("13.0", 3, None),
        _plan(14, 1, "UKM"),
        _plan(15, 7000, "UKM", status_delete_rup=True),
        _plan(16, 7000, "UKM", status_aktif_rup=False),
        _plan(17, 7000, "UKM", status_umumkan_rup="Draf"),
        _plan(18, "-7000", "UKM"),
        _plan(19, "9" * 17, "UKM"),
        _plan(20, 7000, "UKM", tahun_anggaran=2099),
        _plan(21, "1.500", "UKM"),
        _plan(22, "325 Jt", "UKM"),
        _plan(23, 16_000_000_000, "UKM"),
        _plan(24, 400, "Usaha Menengah"),
    ],
    "budget": [
        REGENCY | {"kd_satker": 1, "belanja_pengadaan": 60_000_000_000},
        REGENCY | {"kd_satker": 2, "belanja_pengadaan": 500},
        REGENCY | {"kd_satker": 3, "belanja_pengadaan": None, "tahun_anggaran": None},
        PROVINCE | {"kd_satker": 1, "belanja_pengadaan": 1000},
    ],
    "tender": [
        _finished("kd_tender", 501, 1000, None, kd_rup_paket="11;12"),
        _finished("kd_tender", 502, 2000, 2000),
        _finished("kd_tender", 503, None, None),
        _finished("kd_tender", 504, 4000, None) | FIRM,
        _finished("kd_tender", 505, 5000, 6000),
    ],
    "nontender": [
        _finished("kd_nontender", 601, 10, 10),
        _finished("kd_nontender", 602, None, None, status_nontender="Berlangsung"),
        _finished("kd_nontender", 603, 30, 30, tgl_selesai_nontender="2024-12-20"),
        _finished("kd_nontender", 604, 70, 70, status_nontender="Batal"),
    ],
    "tender_contract": [
        _contract("kd_tender", 501, 1100, 900.5, kd_penyedia=7),
        _contract("kd_tender", 502, 2000, None),
    ],
    "nontender_contract": [
        _contract("kd_nontender", 601, 11, 11),
        _contract("kd_nontender", 601, 12, 12, version=1, status="Kontrak Selesai"),
        _contract("kd_nontender", 601, 11, 11),
        _contract("kd_nontender", 605, 50, 0, status="Kontrak Dibatalkan"),
    ],
    "record": [
        _record(701, 300, 100),
        _record(702, 40, None, state="Paket Sedang Berjalan"),
        _record(703, None, None),
        _record(704, 9000, 9000, state="Paket Dibatalkan"),
    ],
    "order": [
        _order("01A", 5000, "ON_PROCESS"),
        _order("01B", 600, "COMPLETED"),
        _order("01C", 9000, "DRAFT"),
        _order("01D", 9000, "CANCELLED_BY_BUYER"),
        _order("01E", 70, "PAYMENT_OUTSIDE_SYSTEM"),
        _order("01F", 9000, "QUEUED"),
    ],
    "shop": [
        REGENCY
        | {
            "order_id": 801,
            "valuasi": 8,
            "status_verif": "verified",
            "status_konfirmasi_ppmse": "selesai",
            "tanggal_transaksi": "2026-01-02 10:00:00",
        },
        REGENCY
        | {
            "order_id": 802,
            "valuasi": 9000,
            "status_verif": "verified",
            "status_konfirmasi_ppmse": "gagal",
            "tanggal_transaksi": "2025-06-14 14:07:35",
        },
    ],
}
# What the rows come to for D901 in 2025, added up by hand.
EXPECTED = {
    "budget_idr": 60_000_000_500,
    "planned_idr": 100 + 20 + 3 + 1 + 325_000_000 + 16_000_000_000 + 400,
    "planned_umk_idr": 100 + 1 + 325_000_000 + 16_000_000_000,
    "planned_unknown_idr": 3 + 400,
    # tenders 501 (e-contract), 502, 505; non-tenders 601 (addendum), 603; orders A, B, E
    "contracted_idr": 1100 + 2000 + 5000 + 12 + 30 + 5000 + 600 + 70,
    "contracted_umk_idr": 900.5 + 2000 + 12 + 30,
    "contracted_unknown_idr": 5000 + 5000 + 600 + 70,
    "realised_idr": 12 + 300 + 40 + 600 + 70 + 8,
    "realised_umk_idr": 12 + 100,
    "realised_unknown_idr": 40 + 600 + 70 + 8,
}
REJECTED = {"negative_amount", "absurd_amount", "year_to_come", "bad_amount"}


def rows(name: str) -> list[dict]:
    """The rows of an export, each with columns that must never be read."""
    return [row | OUTSIDE for row in ROWS[name]]


def as_json(records: list[dict]) -> bytes:
    return json.dumps(records).encode()


def as_csv(records: list[dict], mark: str = ";") -> bytes:
    return pd.DataFrame(records).astype(object).to_csv(index=False, sep=mark).encode()


def as_parquet(records: list[dict]) -> bytes:
    content = io.BytesIO()
    pd.DataFrame(records).astype("string").to_parquet(content)
    return content.getvalue()


def as_workbook(records: list[dict], drawn: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(records[0]))
    for record in records:
        book.active.append([record.get(name) for name in records[0]])
    if drawn:
        sheet = book.create_sheet("_metadata")
        sheet.append(["endpoint", "lastUpdated", "totalRecords"])
        sheet.append(["SPSE", drawn, len(records)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
