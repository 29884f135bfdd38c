"""The official procurement exports: the columns that are read of each, and no other.

No free text, no name of a supplier or officer, no tax, bank or contract number stands here. Names are those
of the exports; `accepts` holds the names that other editions of the same export use. What each column means
and which rows count is said in `queries/staging/incoming_procurement*.sql`.
"""

from plut.building.incoming.columns import Column, Dataset

INSTITUTION = (
    Column("kd_klpd", "Kode K/L/PD", "Institution code", ("kode_klpd",), required=True),
    Column("nama_klpd", "Nama K/L/PD", "Institution name", ("nama_instansi",)),
    Column("jenis_klpd", "Jenis K/L/PD", "Institution kind", ("jenis_instansi",)),
)
YEAR = Column("tahun_anggaran", "Tahun anggaran", "Fiscal year", ("fiscal_year", "tahun"), required=True)
EXTRACT = Column(
    "tgl_penarikan",
    "Tanggal penarikan data",
    "Extract date",
    ("_event_date", "last_update_ref", "tanggal_penarikan", "last_updated", "_inserted_date"),
)
SUPPLIER = Column("kd_penyedia", "Kode penyedia", "Supplier code")
VALUE = Column("nilai_kontrak", "Nilai kontrak", "Contract value", required=True)
UMK = Column("nilai_umk_kontrak", "Nilai UMK kontrak", "Contract value of small enterprises", required=True)
TENDER = Column("kd_tender", "Kode tender", "Tender code", required=True)
NONTENDER = Column("kd_nontender", "Kode nontender", "Non-tender code", required=True)

E_CONTRACT = (
    *INSTITUTION,
    YEAR,
    EXTRACT,
    SUPPLIER,
    VALUE,
    UMK,
    Column("tgl_kontrak", "Tanggal kontrak", "Contract date"),
    Column(
        "tgl_penetapan_status_kontrak", "Tanggal penetapan status kontrak", "Date of the contract's state"
    ),
    Column("status_kontrak", "Status kontrak", "State of the contract", required=True),
    Column("versi_addendum", "Versi addendum", "Version of the addendum", required=True),
)

OFFICIAL = (
    Dataset(
        "procurement_plans",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            Column("kd_rup", "Kode RUP", "RUP code", ("rup_code",), required=True),
            Column("pagu", "Pagu", "Planned amount", required=True),
            Column("status_ukm", "Status UKM", "Small enterprise state", required=True),
            Column("alasan_non_ukm", "Alasan non-UKM", "Reason for not being of small enterprises"),
            Column("metode_pengadaan", "Metode pengadaan", "Procurement method", ("metode_pemilihan",)),
            Column("tgl_pengumuman_paket", "Tanggal pengumuman paket", "Announced on"),
            Column("status_aktif_rup", "Status aktif RUP", "Whether active"),
            Column("status_delete_rup", "Status hapus RUP", "Whether deleted"),
            Column("status_umumkan_rup", "Status umumkan RUP", "Whether announced"),
        ),
        known_by=("status_ukm", "metode_pengadaan"),
    ),
    Dataset(
        "procurement_budgets",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            Column("kd_satker", "Kode satuan kerja", "Work unit code", ("kode_satker",), required=True),
            Column("belanja_pengadaan", "Belanja pengadaan", "Procurement budget", required=True),
        ),
        known_by=("belanja_pengadaan",),
    ),
    Dataset(
        "tenders",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            SUPPLIER,
            TENDER,
            VALUE,
            UMK,
            Column("tgl_penetapan_pemenang", "Tanggal penetapan pemenang", "Winner chosen on", required=True),
        ),
        known_by=("tgl_penetapan_pemenang", "nilai_umk_kontrak"),
    ),
    Dataset(
        "nontenders",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            SUPPLIER,
            NONTENDER,
            VALUE,
            UMK,
            Column("tgl_selesai_nontender", "Tanggal selesai nontender", "Finished on"),
            Column("status_nontender", "Status nontender", "State of the non-tender", required=True),
        ),
        known_by=("status_nontender",),
    ),
    Dataset("tender_contracts", (TENDER, *E_CONTRACT), known_by=("versi_addendum",)),
    Dataset("nontender_contracts", (NONTENDER, *E_CONTRACT), known_by=("versi_addendum",)),
    Dataset(
        "procurement_records",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            SUPPLIER,
            Column("kd_nontender_pct", "Kode pencatatan", "Record code", required=True),
            Column("total_realisasi", "Total realisasi", "Realised value", required=True),
            Column(
                "nilai_umk_pct", "Nilai UMK pencatatan", "Realised value of small enterprises", required=True
            ),
            Column(
                "status_nontender_pct_ket",
                "Keterangan status pencatatan",
                "State of the record",
                required=True,
            ),
            Column("tgl_selesai_paket", "Tanggal selesai paket", "Finished on"),
        ),
        known_by=("kd_nontender_pct", "total_realisasi"),
    ),
    Dataset(
        "e_purchases",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            Column("order_id", "ID pesanan", "Order ID", ("kd_paket",), required=True),
            Column("total_harga", "Total harga", "Total price", ("total",), required=True),
            Column("tgl_order", "Tanggal pesanan", "Ordered on", ("order_date",), required=True),
            Column("status_pkt", "Status paket", "State of the order", ("status",), required=True),
        ),
        known_by=("order_id", "tgl_order"),
    ),
    Dataset(
        "older_e_purchases",  # of the e-catalogue before version 6: one row a product of a package
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            Column("kd_paket", "Kode paket", "Package code", required=True),
            Column("kd_produk", "Kode produk", "Product code", ("kode_produk",), required=True),
            Column("total_harga", "Total harga", "Total price", required=True),
            Column(
                "tanggal_buat_paket",
                "Tanggal buat paket",
                "Package made on",
                ("tgl_buat_paket",),
                required=True,
            ),
            Column("tanggal_edit_paket", "Tanggal edit paket", "Package changed on", ("tgl_edit_paket",)),
            Column("status_paket", "Status paket", "State of the package", required=True),
        ),
        known_by=("kd_produk", "tanggal_buat_paket"),
    ),
    Dataset(
        "online_orders",
        (
            *INSTITUTION,
            YEAR,
            EXTRACT,
            Column("order_id", "ID pesanan", "Order ID", required=True),
            Column("valuasi", "Valuasi", "Value", required=True),
            Column("tanggal_transaksi", "Tanggal transaksi", "Date of the transaction"),
            Column("status_verif", "Status verifikasi", "State of the verification", required=True),
            Column(
                "status_konfirmasi_ppmse",
                "Status konfirmasi PPMSE",
                "State of the platform's confirmation",
                required=True,
            ),
        ),
        known_by=("status_verif", "valuasi"),
    ),
)
EXPORTS = tuple(f"raw.incoming_{dataset.name}" for dataset in OFFICIAL)  # the tables of their rows
