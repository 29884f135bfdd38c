"""Files that come from the same portals, or from other offices, and are not read here: what each is, and the
columns by which it is known.

A refusal that says what a file is saves its reader from making it fit: who renames the columns of a
self-managed plan counts it as provider spending. Names are those of `[words.stranger]` in measures.toml.
"""

from dataclasses import dataclass

from plut.building.incoming.columns import plain
from plut.building.incoming.problems import Problem


@dataclass(frozen=True)
class Stranger:
    """A kind of file that is not read.

    marks: sets of headers, any one of which tells it; `jumlah*` is any header that begins so. instead: the
    data set that an office should export in its place, empty where none is needed.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    instead: str = ""

    def is_told_by(self, header: frozenset[str]) -> bool:
        return any(all(_stands_in(mark, header) for mark in marks) for marks in self.marks)


def refuse(row: list[str], number: int, strangers: tuple[Stranger, ...]) -> None:
    """Raise Problem where the row is the header of one of these."""
    header = frozenset(plain(text) for text in row if text)
    for stranger in strangers:
        if stranger.is_told_by(header):
            code = "use_instead" if stranger.instead else "not_needed"
            raise Problem(f"{code}|{stranger.name}", stranger.instead, row=number)


def _stands_in(mark: str, header: frozenset[str]) -> bool:
    if mark.endswith("*"):
        return any(text.startswith(mark[:-1]) for text in header)
    return mark in header


def _marks(*sets: str) -> tuple[frozenset[str], ...]:
    """Sets of headers from their names, as `plain` writes them; the star of a beginning stays."""
    return tuple(
        frozenset(plain(mark) + ("*" if mark.endswith("*") else "") for mark in names.split())
        for names in sets
    )


def _of_both_kinds(name: str, *sets: str) -> tuple[Stranger, Stranger]:
    """A file that stands beside the contracts of tenders, where it has their code, or of non-tenders."""
    of_tenders = (f"{marks} {code}" for marks in sets for code in ("kd_tender", "kode_tender"))
    return (
        Stranger(name, _marks(*of_tenders), "tender_contracts"),
        Stranger(name, _marks(*sets), "nontender_contracts"),
    )


# Told by columns that no file of ours has: refused even where all of our columns are there.
NEVER_OURS = (
    Stranger("self_managed_records", _marks("kd_swakelola_pct", "status_swakelola_pct")),
    Stranger("self_managed_plans", _marks("tipe_swakelola", "tgl_awal_pelaksanaan_kontrak kd_rup")),
    *_of_both_kinds("appointment_letters", "harga_final", "tgl_sppbj lampiran_sppbj"),
    *_of_both_kinds("handover_notes", "no_bast", "tgl_bast", "progres_pekerjaan"),
    *_of_both_kinds("work_orders", "no_spmk_spp", "tgl_spmk_spp"),
    Stranger("record_payments", _marks("kd_nontender_pct nilai_realisasi"), "procurement_records"),
    Stranger("realisation_list", _marks("sumber_transaksi")),
    Stranger("schedules", _marks("kd_tahapan", "nama_tahapan")),
    Stranger("bidders", _marks("kd_peserta", "pemenang_terverifikasi")),
    Stranger("plan_locations", _marks("detail_lokasi kd_rup", "kd_kab_kota kd_rup"), "procurement_plans"),
    Stranger("plan_budget_lines", _marks("mak asal_dana kd_rup", "mak asal_dana_klpd"), "procurement_plans"),
    Stranger("plan_changes", _marks("kd_rup_lama", "kd_rup_baru"), "procurement_plans"),
    Stranger("non_tender_announcements", _marks("versi_nontender"), "nontenders"),
    Stranger("tender_announcements", _marks("versi_tender"), "tenders"),
    Stranger("handed_out", _marks("provenance", "asal_data")),
)
# Told by columns that a file of ours may have too: looked for where nothing of ours was found.
NOT_OURS = (
    Stranger(
        "budget_master",
        _marks("kd_program pagu_program", "kd_kegiatan pagu_kegiatan", "kd_subkegiatan pagu_subkegiatan"),
        "procurement_budgets",
    ),
    Stranger("work_units", _marks("status_satker", "kode_eselon", "ket_satker")),
    Stranger(
        "region_master",
        _marks(
            "kd_provinsi nama_provinsi",
            "kd_kabkota nama_kabkota",
            "kd_kabupaten nama_kabupaten",
            "kd_klpd klpd_name",
        ),
    ),
    Stranger(
        "suppliers", _marks("npwp_penyedia alamat_penyedia", "kd_penyedia email_penyedia", "penyedia_ukm")
    ),
    Stranger("catalogue_products", _marks("nama_produk kd_produk", "no_produk nama_manufaktur")),
    Stranger("tender_announcements", _marks("kd_tender status_tender", "kd_tender mtd_evaluasi"), "tenders"),
    Stranger("non_tender_announcements", _marks("kd_nontender tgl_pengumuman_nontender hps"), "nontenders"),
    Stranger(
        "spse_4_list",
        _marks(
            "kode_tender hps",
            "kode_lelang",
            "kode nama_paket hps",
            "kode_tender nama_paket",
            "kode_non_tender nama_paket",
            "id_paket nama_paket hps",
            "kode_paket nama_paket tahap*",
            "kode_tender nama_tender",
            "kode_tender pemenang*",
        ),
        "tenders",
    ),
    Stranger(
        "sirup_list",
        _marks(
            "kode_rup nama_paket", "id_rup nama_paket", "pagu_rp nama_paket", "nama_kldi satker nama_paket"
        ),
        "procurement_plans",
    ),
    Stranger(
        "catalogue_list",
        _marks(
            "no_paket komoditas status", "order_id nama_penyedia total", "nama_pemesan nama_penyedia total*"
        ),
        "e_purchases",
    ),
    Stranger("people", _marks("nik", "no_ktp", "nama_lengkap no_hp", "nama_lengkap tempat_lahir")),
    Stranger(
        "enterprises",
        _marks(
            "nama_usaha",
            "nama_pemilik",
            "nama_umkm",
            "nama_perusahaan",
            "nama_pelaku_usaha",
            "nama_irtp",
            "kbli",
            "omzet",
            "omset",
        ),
    ),
    Stranger(
        "statistics",
        _marks(
            "satuan jumlah*",
            "satuan tahun",
            "bps_kode_kabupaten_kota",
            "bps_kode_provinsi",
            "kode_provinsi nama_provinsi jumlah*",
            "kode_kabupaten_kota jumlah*",
            "kabupaten_kota jumlah*",
            "provinsi jumlah*",
            *(f"{place} 20*" for place in ("wilayah", "kabupaten_kota", "provinsi", "nama_wilayah")),
            "tahun jumlah*",
            "vervar",
            "datacontent",
        ),
    ),
)
