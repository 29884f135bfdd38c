-- Rows of the nine official procurement exports under common names, as printed; the columns named here are
-- all that is read.
--
-- A state that the exports' own documentation does not name is judged by its meaning: what is called off is
-- cancelled, a draft is a draft; `unknown_...` says how the rest is counted until somebody names it.
--
-- grain:   file, row
-- columns: dataset         varchar
--          file            varchar
--          row             bigint
--          is_ragged       boolean
--          record_key      varchar   the record's own code; of a budget year, institution and work unit
--          kd_klpd         varchar
--          nama_klpd       varchar
--          jenis_klpd      varchar
--          year_text       varchar
--          extract_text    varchar   when the row was drawn, of the row or else of its file
--          supplier_text   varchar
--          day_text        varchar   the day of the event
--          finished_text   varchar   the day on which a contract was finished
--          amount_text     varchar
--          umk_text        varchar   rupiah; UKM or Non-UKM in a plan
--          version_text    varchar   of an addendum
--          reason          varchar   why a plan is not for small enterprises: 'above_15_billion',
--                                    'competence' or 'other_reason'; its words are not carried on
--          status_text     varchar
--          channel         varchar
--          state           varchar   how the row counts: the stage it reaches, or why it does not count
--          key_column      varchar
--          amount_column   varchar
--          umk_column      varchar
-- data:    procurement
with read as (
    select
        'procurement_plans' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_rup) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        null as supplier_text,
        tgl_pengumuman_paket as day_text,
        null as finished_text,
        pagu as amount_text,
        status_ukm as umk_text,
        null as version_text,
        case
            when contains(lower(alasan_non_ukm), '15 miliar') then 'above_15_billion'
            when contains(lower(alasan_non_ukm), 'kompetensi') then 'competence'
            when trim(alasan_non_ukm) <> '' then 'other_reason'
        end as reason,
        status_ukm as status_text,
        case
            when
                contains(lower(metode_pengadaan), 'tender') or contains(lower(metode_pengadaan), 'seleksi')
                then 'tender'
            when contains(lower(metode_pengadaan), 'purchasing') then 'e_purchasing'
            when contains(lower(metode_pengadaan), 'langsung') then 'direct'
            else 'other'
        end as channel,
        case
            when lower(status_delete_rup) in ('true', '1', 'ya') then 'deleted'
            when lower(status_aktif_rup) in ('false', '0', 'tidak') then 'inactive'
            when lower(status_umumkan_rup) <> 'terumumkan' then 'not_announced'
            when lower(status_ukm) not in ('ukm', 'non-ukm') then 'unknown_umk'
            else 'planned'
        end as state,
        'kd_rup' as key_column,
        'pagu' as amount_column,
        'status_ukm' as umk_column
    from raw.incoming_procurement_plans
    union all
    select
        'procurement_budgets' as dataset,
        file,
        row,
        is_ragged,
        code_text(tahun_anggaran) || '|' || code_text(kd_klpd) || '|' || code_text(kd_satker) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        null as supplier_text,
        null as day_text,
        null as finished_text,
        belanja_pengadaan as amount_text,
        null as umk_text,
        null as version_text,
        null as reason,
        null as status_text,
        'budget' as channel,
        'budgeted' as state,
        'kd_satker' as key_column,
        'belanja_pengadaan' as amount_column,
        '' as umk_column
    from raw.incoming_procurement_budgets
    union all
    select
        'tenders' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_tender) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        kd_penyedia as supplier_text,
        tgl_penetapan_pemenang as day_text,
        null as finished_text,
        nilai_kontrak as amount_text,
        nilai_umk_kontrak as umk_text,
        null as version_text,
        null as reason,
        null as status_text,
        'tender' as channel,
        'contracted' as state,
        'kd_tender' as key_column,
        'nilai_kontrak' as amount_column,
        'nilai_umk_kontrak' as umk_column
    from raw.incoming_tenders
    union all
    select
        'nontenders' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_nontender) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        kd_penyedia as supplier_text,
        tgl_selesai_nontender as day_text,
        null as finished_text,
        nilai_kontrak as amount_text,
        nilai_umk_kontrak as umk_text,
        null as version_text,
        null as reason,
        status_nontender as status_text,
        'direct' as channel,
        case
            when regexp_matches(lower(status_nontender), 'batal|gagal') then 'cancelled'
            when
                lower(status_nontender) in ('selesai', 'berlangsung') or status_nontender is null
                then 'contracted'
            else 'unknown_contracted'
        end as state,
        'kd_nontender' as key_column,
        'nilai_kontrak' as amount_column,
        'nilai_umk_kontrak' as umk_column
    from raw.incoming_nontenders
    union all
    select
        'tender_contracts' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_tender) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        kd_penyedia as supplier_text,
        tgl_kontrak as day_text,
        tgl_penetapan_status_kontrak as finished_text,
        nilai_kontrak as amount_text,
        nilai_umk_kontrak as umk_text,
        versi_addendum as version_text,
        null as reason,
        status_kontrak as status_text,
        'tender' as channel,
        case
            when regexp_matches(lower(status_kontrak), 'batal|putus') then 'cancelled'
            when regexp_full_match(lower(status_kontrak), 'kontrak selesai') then 'realised'
            when
                regexp_full_match(lower(status_kontrak), 'kontrak sedang berjalan') or status_kontrak is null
                then 'contracted'
            else 'unknown_contracted'
        end as state,
        'kd_tender' as key_column,
        'nilai_kontrak' as amount_column,
        'nilai_umk_kontrak' as umk_column
    from raw.incoming_tender_contracts
    union all
    select
        'nontender_contracts' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_nontender) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        kd_penyedia as supplier_text,
        tgl_kontrak as day_text,
        tgl_penetapan_status_kontrak as finished_text,
        nilai_kontrak as amount_text,
        nilai_umk_kontrak as umk_text,
        versi_addendum as version_text,
        null as reason,
        status_kontrak as status_text,
        'direct' as channel,
        case
            when regexp_matches(lower(status_kontrak), 'batal|putus') then 'cancelled'
            when regexp_full_match(lower(status_kontrak), 'kontrak selesai') then 'realised'
            when
                regexp_full_match(lower(status_kontrak), 'kontrak sedang berjalan') or status_kontrak is null
                then 'contracted'
            else 'unknown_contracted'
        end as state,
        'kd_nontender' as key_column,
        'nilai_kontrak' as amount_column,
        'nilai_umk_kontrak' as umk_column
    from raw.incoming_nontender_contracts
    union all
    select
        'procurement_records' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_nontender_pct) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        kd_penyedia as supplier_text,
        tgl_selesai_paket as day_text,
        null as finished_text,
        total_realisasi as amount_text,
        nilai_umk_pct as umk_text,
        null as version_text,
        null as reason,
        status_nontender_pct_ket as status_text,
        'recorded' as channel,
        case
            when regexp_matches(lower(status_nontender_pct_ket), 'batal') then 'cancelled'
            when
                lower(status_nontender_pct_ket) in ('paket selesai', 'paket sedang berjalan')
                or status_nontender_pct_ket is null
                then 'realised'
            when regexp_matches(lower(status_nontender_pct_ket), 'draf') then 'draft'
            else 'unknown_realised'
        end as state,
        'kd_nontender_pct' as key_column,
        'total_realisasi' as amount_column,
        'nilai_umk_pct' as umk_column
    from raw.incoming_procurement_records
    union all
    select
        'e_purchases' as dataset,
        file,
        row,
        is_ragged,
        code_text(order_id) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        null as supplier_text,
        tgl_order as day_text,
        null as finished_text,
        total_harga as amount_text,
        null as umk_text,
        null as version_text,
        null as reason,
        status_pkt as status_text,
        'e_purchasing' as channel,
        case
            when upper(status_pkt) in ('COMPLETED', 'PAYMENT_OUTSIDE_SYSTEM') then 'realised'
            when upper(status_pkt) in ('ON_PROCESS', 'ON_ADDENDUM') then 'contracted'
            when regexp_matches(upper(status_pkt), '^(CANCEL|BATAL|REJECT|EXPIRE)') then 'cancelled'
            when regexp_matches(upper(status_pkt), '^DRAF') then 'draft'
            else 'unknown_excluded'
        end as state,
        'order_id' as key_column,
        'total_harga' as amount_column,
        '' as umk_column
    from raw.incoming_e_purchases
    union all
    select
        'online_orders' as dataset,
        file,
        row,
        is_ragged,
        code_text(order_id) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        null as supplier_text,
        tanggal_transaksi as day_text,
        null as finished_text,
        valuasi as amount_text,
        null as umk_text,
        null as version_text,
        null as reason,
        concat_ws(' / ', status_verif, status_konfirmasi_ppmse) as status_text,
        'online_shop' as channel,
        case
            when
                lower(status_verif) = 'verified' and lower(status_konfirmasi_ppmse) = 'selesai'
                then 'realised'
            when regexp_matches(lower(status_konfirmasi_ppmse), 'gagal|batal') then 'cancelled'
            else 'not_verified'
        end as state,
        'order_id' as key_column,
        'valuasi' as amount_column,
        '' as umk_column
    from raw.incoming_online_orders
)

select read.* replace (coalesce(read.extract_text, files.extracted_on) as extract_text)
from read
left join raw.incoming_files as files using (file)
