-- Rows of the official procurement exports under common names, as printed; the columns named here are all
-- that is read.
--
-- A flag or state that is not known is `unknown_excluded`: it does not count, and the report names it.
-- Neither does an empty flag in a column that says something in other rows of the file.
--
-- grain:   file, row
-- columns: dataset           varchar
--          file              varchar
--          row               bigint
--          is_ragged         boolean
--          record_key        varchar   the record's own code; of a budget year, institution and work unit; of
--                                      a product in the older e-catalogue package and product
--          kd_klpd           varchar
--          nama_klpd         varchar
--          jenis_klpd        varchar
--          year_text         varchar
--          extract_text      varchar   when the row was drawn
--          supplier_text     varchar
--          day_text          varchar   the day of the event
--          finished_text     varchar   the day on which a contract was finished
--          amount_text       varchar
--          umk_text          varchar   rupiah; UKM or Non-UKM in a plan
--          version_text      varchar   of an addendum
--          reason            varchar   why a plan is not for small enterprises: 'above_15_billion',
--                                      'competence' or 'other_reason'; its words are not carried on
--          status_text       varchar
--          changed_text      varchar   when the record came into its state
--          has_state         boolean   false where the state is blank, as at the beginning of an order
--          channel           varchar
--          state             varchar   how the row counts: the stage it reaches, or why it does not count
--          key_column        varchar
--          amount_column     varchar
--          umk_column        varchar
--          file_extract_text varchar   when the file was drawn
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
        coalesce(
            unknown_plan_flag(
                status_delete_rup,
                has_deleted,
                status_aktif_rup,
                has_active,
                status_umumkan_rup,
                has_announced
            ),
            status_ukm
        ) as status_text,
        null as changed_text,
        true as has_state,
        case
            when
                contains(lower(metode_pengadaan), 'tender') or contains(lower(metode_pengadaan), 'seleksi')
                then 'tender'
            when contains(lower(metode_pengadaan), 'purchasing') then 'e_purchasing'
            when contains(lower(metode_pengadaan), 'langsung') then 'direct'
            else 'other'
        end as channel,
        case
            when is_deleted_plan(status_delete_rup) then 'deleted'
            when not is_active_plan(status_aktif_rup) then 'inactive'
            when not is_announced_plan(status_umumkan_rup) then 'not_announced'
            when
                unknown_plan_flag(
                    status_delete_rup,
                    has_deleted,
                    status_aktif_rup,
                    has_active,
                    status_umumkan_rup,
                    has_announced
                ) is not null
                then 'unknown_excluded'
            when status_ukm is not null and is_small_plan(status_ukm) is null then 'unknown_umk'
            else 'planned'
        end as state,
        'kd_rup' as key_column,
        'pagu' as amount_column,
        'status_ukm' as umk_column
    from raw.incoming_procurement_plans
    inner join staging.incoming_plan_flags using (file)
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
        null as changed_text,
        true as has_state,
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
        null as changed_text,
        true as has_state,
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
        null as changed_text,
        status_nontender is not null as has_state,
        'direct' as channel,
        non_tender_state(status_nontender) as state,
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
        tgl_penetapan_status_kontrak as changed_text,
        status_kontrak is not null as has_state,
        'tender' as channel,
        contract_state(status_kontrak) as state,
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
        tgl_penetapan_status_kontrak as changed_text,
        status_kontrak is not null as has_state,
        'direct' as channel,
        contract_state(status_kontrak) as state,
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
        null as changed_text,
        status_nontender_pct_ket is not null as has_state,
        'recorded' as channel,
        record_state(status_nontender_pct_ket) as state,
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
        null as changed_text,
        status_pkt is not null as has_state,
        'e_purchasing' as channel,
        order_state(status_pkt) as state,
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
        tanggal_transaksi as changed_text,
        status_konfirmasi_ppmse is not null as has_state,
        'online_shop' as channel,
        shop_state(status_verif, status_konfirmasi_ppmse) as state,
        'order_id' as key_column,
        'valuasi' as amount_column,
        '' as umk_column
    from raw.incoming_online_orders
    union all
    select
        'older_e_purchases' as dataset,
        file,
        row,
        is_ragged,
        code_text(kd_paket) || '|' || code_text(kd_produk) as record_key,
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        tahun_anggaran as year_text,
        tgl_penarikan as extract_text,
        null as supplier_text,
        tanggal_buat_paket as day_text,
        tanggal_edit_paket as finished_text,
        total_harga as amount_text,
        null as umk_text,
        null as version_text,
        null as reason,
        status_paket as status_text,
        tanggal_edit_paket as changed_text,
        status_paket is not null as has_state,
        'e_purchasing' as channel,
        older_order_state(status_paket) as state,
        if(kd_paket is null, 'kd_paket', 'kd_produk') as key_column,
        'total_harga' as amount_column,
        '' as umk_column
    from raw.incoming_older_e_purchases
)

select
    read.*,
    files.extracted_on as file_extract_text
from read
left join raw.incoming_files as files using (file)
