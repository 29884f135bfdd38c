-- In which order a column of an office's file writes its dates, where they are written with slashes or dashes
-- and the day or month comes first: one order for the whole column, never row by row.
--
-- A number above 12 tells. Where nothing tells, the day comes first, as the templates say; where another
-- column of the file has the month first, nothing can be known, nor where a column has both or writes some
-- dates 2024-10-09 and others with the month first.
--
-- grain:   file, column_name
-- columns: file          varchar
--          column_name   varchar
--          date_order    varchar   'day', 'month' or 'undecided'
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
with printed as (
    -- a day stands in many rows: each is looked at once
    select distinct
        file,
        'opened_on' as column_name,
        opened_on as printed
    from raw.incoming_centres
    union all
    select distinct
        file,
        'sni_corner_since' as column_name,
        sni_corner_since as printed
    from raw.incoming_centres
    union all
    select distinct
        file,
        'as_of' as column_name,
        as_of as printed
    from raw.incoming_centres
    union all
    select distinct
        file,
        'active_from' as column_name,
        active_from as printed
    from raw.incoming_consultants
    union all
    select distinct
        file,
        'active_to' as column_name,
        active_to as printed
    from raw.incoming_consultants
    union all
    select distinct
        file,
        'as_of' as column_name,
        as_of as printed
    from raw.incoming_consultants
    union all
    select distinct
        file,
        'as_of' as column_name,
        as_of as printed
    from raw.incoming_travel_times
    union all
    select distinct
        file,
        'corrected_on' as column_name,
        corrected_on as printed
    from raw.incoming_corrections
    union all
    select distinct
        file,
        'registered_on' as column_name,
        registered_on as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'verified_on' as column_name,
        verified_on as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'issued_on' as column_name,
        issued_on as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'rejected_on' as column_name,
        rejected_on as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'expires_on' as column_name,
        expires_on as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'as_of' as column_name,
        as_of as printed
    from raw.incoming_certification_applications
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_pengumuman_paket as printed
    from raw.incoming_procurement_plans
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_penetapan_pemenang as printed
    from raw.incoming_tenders
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_selesai_nontender as printed
    from raw.incoming_nontenders
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_kontrak as printed
    from raw.incoming_tender_contracts
    union all
    select distinct
        file,
        'finished' as column_name,
        tgl_penetapan_status_kontrak as printed
    from raw.incoming_tender_contracts
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_kontrak as printed
    from raw.incoming_nontender_contracts
    union all
    select distinct
        file,
        'finished' as column_name,
        tgl_penetapan_status_kontrak as printed
    from raw.incoming_nontender_contracts
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_selesai_paket as printed
    from raw.incoming_procurement_records
    union all
    select distinct
        file,
        'day' as column_name,
        tgl_order as printed
    from raw.incoming_e_purchases
    union all
    select distinct
        file,
        'day' as column_name,
        tanggal_buat_paket as printed
    from raw.incoming_older_e_purchases
    union all
    select distinct
        file,
        'finished' as column_name,
        tanggal_edit_paket as printed
    from raw.incoming_older_e_purchases
    union all
    select distinct
        file,
        'day' as column_name,
        tanggal_transaksi as printed
    from raw.incoming_online_orders
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_procurement_plans
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_procurement_budgets
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_tenders
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_nontenders
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_tender_contracts
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_nontender_contracts
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_procurement_records
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_e_purchases
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_older_e_purchases
    union all
    select distinct
        file,
        'drawn' as column_name,
        tgl_penarikan as printed
    from raw.incoming_online_orders
),

-- the columns in which any date is written so; all rows of theirs are looked at
suspected as (
    select
        file,
        column_name,
        bool_or(regexp_matches(printed, '^(1[3-9]|[23]\d)[/-]\d{1,2}[/-]\d{4}')) as has_day_first,
        bool_or(regexp_matches(printed, '^\d{1,2}[/-](1[3-9]|[23]\d)[/-]\d{4}')) as has_month_first,
        bool_or(printed like '____-__-__%') as has_year_first
    from printed
    group by file, column_name
    having bool_or(is_either_way(printed))
),

judged as (
    select
        file,
        column_name,
        case
            when has_month_first and (has_day_first or has_year_first) then 'undecided'
            when has_month_first then 'month'
            when has_day_first then 'day'
        end as own_order
    from suspected
)

select
    file,
    column_name,
    case
        when own_order is not null then own_order
        when bool_or(own_order = 'month') over (partition by file) then 'undecided'
        else 'day'
    end as date_order
from judged
order by file, column_name
