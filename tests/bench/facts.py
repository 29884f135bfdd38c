"""Made-up files of an office, as large as wanted: certification applications, procurement plans, records and
budgets.

Every value is a hash of its row's number, so that the same size gives the same files.
"""

from pathlib import Path

import duckdb

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"

APPLICATIONS = """
    with drawn as (
        select
            i,
            ['NIB', 'SNI_BINA_UMK', 'SPPT_SNI', 'SPP_IRT', 'HALAL_SELF', 'HALAL_REGULAR', 'BPOM_MD', 'MEREK'][1 + (hash(i) % 8)::integer] as scheme,
            ['micro', 'small', 'medium', 'cooperative'][1 + (hash(i * 3) % 4)::integer] as size_class,
            hash(i * 5) as place,
            date '2022-01-01' + (hash(i * 7) % 1700)::integer as registered,
            (hash(i * 11) % 60)::integer as verifying,
            (hash(i * 13) % 200)::integer as issuing,
            hash(i * 17) % 10 as fate
        from range($rows) as numbers (i)
    ),

    dated as (
        select
            *,
            case when fate < 9 then registered + verifying end as verified,
            case when fate < 7 then registered + verifying + issuing end as issued,
            case when fate = 7 then registered + verifying + issuing end as rejected
        from drawn
    )

    select
        'APP-' || i as application_id,
        'ENT-' || i // 3 as enterprise_id,
        scheme,
        size_class,
        codes[1 + (place % 6)::integer] as regency_code,
        centres[1 + (place % 3)::integer] as centre_id,
        registered::varchar as registered_on,
        case when verified <= date '2026-10-31' then verified::varchar end as verified_on,
        case when issued <= date '2026-10-31' then issued::varchar end as issued_on,
        case when rejected <= date '2026-10-31' then rejected::varchar end as rejected_on,
        case when rejected <= date '2026-10-31' then 'cost' end as rejection_reason,
        case when issued <= date '2026-10-31' then (issued + 1825)::varchar end as expires_on,
        '2026-10-31' as as_of
    from dated
    cross join (select list(code) as codes from (values ('3204'), ('3273'), ('5171'), ('1371'), ('7371'), ('3578')) as known (code))
    cross join (select list(centre) as centres from (values ('P-13'), ('R-3204'), ('P-51')) as known (centre))
"""
# 38 provinces, 514 regencies and cities, and 80 ministries and agencies
INSTITUTIONS = """
    with named as (
        select code, name, kind from (
            select province_code as code, 'Provinsi ' || name as name, 'PROVINSI' as kind
            from read_csv($provinces, all_varchar = true)
            union all
            select regency_code, name, upper(kind) from read_csv($regencies, all_varchar = true)
            union all
            select 'K' || i, 'Kementerian ' || i, 'KEMENTERIAN' from range(80) as numbers (i)
        )
    )
    select row_number() over (order by code) - 1 as number, 'D' || code as kd_klpd, name as nama_klpd, kind as jenis_klpd from named
"""
PACKAGES = f"""
    select
        i,
        institutions.* exclude (number),
        (2024 + hash(i * 3) % 3)::integer as tahun_anggaran,
        (1 + hash(i * 5) % 200000000)::bigint as amount,
        hash(i * 7) % 10 as fate,
        timestamp '2024-01-02 08:00:00' + interval 1 minute * (hash(i * 11) % 500) as clock,
        (hash(i * 13) % 360)::integer as day,
        'Paket pekerjaan ' || i as nama_paket
    from range($rows) as numbers (i)
    inner join ({INSTITUTIONS}) as institutions on hash(i) % 632 = institutions.number
"""
PLANS = f"""
    select
        tahun_anggaran, kd_klpd, nama_klpd, jenis_klpd, 50000000 + i as kd_rup, nama_paket, amount::double as pagu,
        ['Tender', 'E-Purchasing', 'Pengadaan Langsung', 'Penunjukan Langsung'][1 + (hash(i * 17) % 4)::integer] as metode_pengadaan,
        case when fate < 5 then 'UKM' when fate < 9 then 'Non-UKM' end as status_ukm,
        (clock + interval 1 day * day + interval 1 year * (tahun_anggaran - 2024))::varchar as tgl_pengumuman_paket,
        true as status_aktif_rup, hash(i * 19) % 50 = 0 as status_delete_rup, 'Terumumkan' as status_umumkan_rup,
        '2026-10-31' as _event_date
    from ({PACKAGES}) as packages
"""
RECORDS = f"""
    select
        tahun_anggaran, kd_klpd, nama_klpd, jenis_klpd, 10000000 + i as kd_nontender_pct, nama_paket,
        (1 + hash(i * 17) % 200000)::bigint as kd_penyedia, amount::double as total_realisasi,
        case when fate < 5 then amount::double when fate < 9 then 0 end as nilai_umk_pct,
        case when hash(i * 19) % 50 = 0 then 'Paket Dibatalkan' else 'Paket Selesai' end as status_nontender_pct_ket,
        (clock + interval 1 day * day + interval 1 year * (tahun_anggaran - 2024))::date::varchar as tgl_selesai_paket,
        '2026-10-31' as _event_date
    from ({PACKAGES}) as packages
"""
BUDGETS = f"""
    select
        year as tahun_anggaran, kd_klpd, nama_klpd, jenis_klpd, 1 as kd_satker,
        (hash(number, year) % 100 + 100) * $rows * 500 as belanja_pengadaan, '2026-10-31' as _event_date
    from ({INSTITUTIONS}) as institutions
    cross join (select unnest([2024, 2025, 2026]) as year)
"""
FILES = {"applications": APPLICATIONS, "plans": PLANS, "records": RECORDS, "budgets": BUDGETS}


def write(file: Path, kind: str, rows: int) -> None:
    """Write the rows of a kind (see FILES) as Parquet, or as CSV where the file's name says so; rows of
    budgets: their size."""
    query = FILES[kind].replace("$rows", str(rows))
    for name in ("provinces", "regencies"):
        query = query.replace(f"${name}", f"'{REFERENCE / name}.csv'")
    written = "format csv, header" if file.suffix == ".csv" else "format parquet"
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"copy ({query}) to '{file}' ({written})")
