-- Rows of the official procurement exports, typed, each with the first thing that is wrong; repeats are not
-- looked at yet.
--
-- A share of small enterprises above its own total is not believed: it is unknown. Without a day a row counts
-- in December, the last month it can belong to.
--
-- grain:   file, row
-- params:  $latest_year   integer   the last fiscal year that a row may speak of
-- columns: dataset        varchar
--          file           varchar
--          row            bigint
--          record_key     varchar
--          version        integer   of an addendum; 0 where there is none
--          plan_reason    varchar   why a plan is not for small enterprises; null where nothing is said
--          kd_klpd        varchar
--          nama_klpd      varchar
--          jenis_klpd     varchar
--          year           integer
--          month          integer   1 to 12, of the event
--          finished_month integer   1 to 12, of the day on which it was realised
--          event_day      date
--          drawn_at       timestamp when the row was drawn from its system; null where nobody says
--          amount_idr     decimal(20,2) rupiah, null where the row has none
--          umk_idr        decimal(20,2) rupiah, null where unknown
--          supplier_code  varchar
--          channel        varchar
--          state          varchar
--          status_text    varchar
--          notice         varchar   what is odd about a row that counts; null where nothing is
--          problem        struct    code, column, value and detail of what is wrong; null where there is
--                                   nothing
-- data:    procurement
with typed as (
    select
        *,
        code_text(kd_klpd) as klpd,
        try_cast(code_text(year_text) as integer) as fiscal_year,
        coalesce(try_cast(extract_text as timestamp), quick_date(extract_text)) as drawn_at,
        quick_date(day_text) as event_day,
        quick_date(finished_text) as finished_day,
        read_idr(amount_text) as amount_idr,
        case when dataset <> 'procurement_plans' then read_idr(umk_text) end as umk_read_idr,
        coalesce(try_cast(code_text(version_text) as integer), 0) as version,
        code_text(supplier_text) as supplier
    from staging.incoming_procurement_read
),

dated as (
    select
        *,
        case
            when dataset <> 'procurement_plans' then umk_read_idr
            when lower(umk_text) = 'ukm' then amount_idr
            when lower(umk_text) = 'non-ukm' then 0
        end as umk_printed_idr,
        -- a record cannot be realised after it was drawn: the end of its term is meant
        case when dataset = 'procurement_records' then least(event_day, drawn_at::date) else event_day end
            as counted_day,
        coalesce(finished_day, event_day) as realised_day
    from typed
)

select
    dataset,
    file,
    row,
    case when not is_personal_code(record_key) then record_key end as record_key,
    version,
    reason as plan_reason,
    case when not is_personal_code(klpd) then klpd end as kd_klpd,
    nama_klpd,
    upper(jenis_klpd) as jenis_klpd,
    fiscal_year as year,
    case
        when counted_day is null or year(counted_day) > fiscal_year then 12
        when year(counted_day) < fiscal_year then 1
        else month(counted_day)
    end::integer as month,
    case
        when realised_day is null or year(realised_day) > fiscal_year then 12
        when year(realised_day) < fiscal_year then 1
        else month(realised_day)
    end::integer as finished_month,
    counted_day as event_day,
    drawn_at,
    amount_idr,
    case when umk_printed_idr <= amount_idr then umk_printed_idr end as umk_idr,
    case when not is_personal_code(supplier) and supplier <> '0' then supplier end as supplier_code,
    channel,
    state,
    case
        when starts_with(state, 'unknown_') or state in ('cancelled', 'draft')
            then if(looks_personal(status_text), '…', left(status_text, 60))
    end as status_text,
    case
        when umk_printed_idr > amount_idr then 'umk_above_value'
        -- plain numbers, which are most, are not looked at word by word
        when
            if(
                try_cast(amount_text as decimal(20, 2)) is null, amount_scale(amount_words(amount_text)), null
            ) is not null
            then 'rounded_amount'
        when dataset = 'procurement_plans' and amount_idr <= 1 then 'placeholder_amount'
        when
            dataset = 'procurement_plans' and lower(umk_text) = 'ukm' and amount_idr > 15000000000
            then 'umk_above_15_billion'
        when is_personal_code(supplier) then 'personal_supplier'
        when state in ('contracted', 'realised', 'planned') and event_day is null then 'no_day'
    end as notice,
    case
        when is_ragged
            then problem('ragged', '', '', '')
        when dataset = 'procurement_budgets' and amount_text is null
            then null
        when kd_klpd is null
            then problem('missing_value', 'kd_klpd', '', '')
        when record_key is null
            then problem('missing_value', key_column, '', '')
        when is_personal_code(klpd) or is_personal_code(record_key)
            then problem('personal_id', if(is_personal_code(klpd), 'kd_klpd', key_column), '', '')
        when year_text is null
            then problem('missing_value', 'tahun_anggaran', '', '')
        when fiscal_year is null or fiscal_year < 2000
            then problem('bad_year', 'tahun_anggaran', year_text, '')
        when fiscal_year > $latest_year
            then problem('year_to_come', 'tahun_anggaran', year_text, $latest_year::varchar)
        when amount_text is null and dataset = 'procurement_plans'
            then problem('missing_value', amount_column, '', '')
        when amount_text is not null and amount_idr is null
            then problem('bad_amount', amount_column, amount_text, '')
        when umk_text is not null and umk_printed_idr is null and dataset <> 'procurement_plans'
            then problem('bad_amount', umk_column, umk_text, '')
        when amount_idr < 0
            then problem('negative_amount', amount_column, amount_text, '')
        when umk_printed_idr < 0
            then problem('negative_amount', umk_column, umk_text, '')
        when amount_idr > if(dataset = 'procurement_budgets', 1e15, 1e14)
            then problem('absurd_amount', amount_column, amount_text, '')
    end as problem
from dated
