-- Rows of the official procurement exports, typed, each with the first thing that is wrong; repeats are not
-- looked at yet.
--
-- A share of small enterprises above its own total is not believed: it is unknown. Without a day a row counts
-- in December, the last month it can belong to. Nothing is known of a day after that of the build.
--
-- grain:   file, row
-- params:  $latest_year   integer   the last fiscal year that a row may speak of
--          $build_day     date
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
--          changed_at     timestamp when the record came into its state; null where nobody says
--          has_state      boolean   false where the state is blank
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
with orders as (
    select
        file,
        any_value(date_order) filter (where column_name = 'day') as day_order,
        any_value(date_order) filter (where column_name = 'finished') as finished_order,
        any_value(date_order) filter (where column_name = 'drawn') as drawn_order,
        -- a title stands in no column: beside one with the month first nothing is known of it
        if(bool_or(date_order <> 'day'), 'undecided', 'day') as title_order
    from staging.incoming_date_orders
    group by file
),

marks as (
    select
        file,
        any_value(decimal_mark) filter (where column_name = 'amount') as amount_mark,
        any_value(decimal_mark) filter (where column_name = 'umk') as umk_mark,
        bool_or(is_undecided) filter (where column_name = 'amount') as has_undecided_amounts,
        bool_or(is_undecided) filter (where column_name = 'umk') as has_undecided_umk
    from staging.incoming_number_marks
    group by file
),

disputed_names as (
    select
        kd_klpd,
        nama_klpd,
        max(usual_name) as usual_name
    from staging.incoming_institution_names
    where usual_name is not null
    group by kd_klpd, nama_klpd
),

typed as (
    select
        read.*,
        code_text(read.kd_klpd) as klpd,
        disputed_names.usual_name,
        whole_number(read.year_text) as fiscal_year,
        coalesce(
            read_moment(read.extract_text, orders.drawn_order),
            read_moment(read.file_extract_text, orders.title_order)
        ) as printed_drawn_at,
        read_moment(
            read.changed_text,
            -- the day of an order of a shop is that of its state
            if(read.dataset = 'online_orders', orders.day_order, orders.finished_order)
        ) as changed_at,
        if(
            coalesce(orders.day_order, 'day') = 'day',
            quick_date(read.day_text),
            read_date(read.day_text, orders.day_order)
        )
            as printed_day,
        if(
            coalesce(orders.finished_order, 'day') = 'day',
            quick_date(read.finished_text),
            read_date(read.finished_text, orders.finished_order)
        ) as finished_day,
        coalesce(read_idr(read.amount_text), read_grouped(read.amount_text, marks.amount_mark)) as amount_idr,
        case
            when read.dataset <> 'procurement_plans'
                then coalesce(read_idr(read.umk_text), read_grouped(read.umk_text, marks.umk_mark))
        end as umk_read_idr,
        if(marks.has_undecided_amounts, regexp_matches(read.amount_text, '[.,]'), false)
            as is_undecided_amount,
        if(marks.has_undecided_umk, regexp_matches(read.umk_text, '[.,]'), false) as is_undecided_umk,
        whole_number(read.version_text) as printed_version,
        code_text(read.supplier_text) as supplier
    from staging.incoming_procurement_read as read
    left join orders on read.file = orders.file
    left join marks on read.file = marks.file
    left join disputed_names
        on code_text(read.kd_klpd) = disputed_names.kd_klpd and read.nama_klpd = disputed_names.nama_klpd
),

dated as (
    select
        *,
        case
            when dataset <> 'procurement_plans' then umk_read_idr
            when is_small_plan(umk_text) then amount_idr
            when not is_small_plan(umk_text) then 0
        end as umk_printed_idr,
        case when printed_drawn_at::date <= $build_day::date then printed_drawn_at end as drawn_at,
        -- least() passes over nulls
        case when printed_day is not null then least(printed_day, $build_day::date) end as event_day
    from typed
),

counted as (
    select
        *,
        -- a record cannot be realised after it was drawn: the end of its term is meant
        case when dataset = 'procurement_records' then least(event_day, drawn_at::date) else event_day end
            as counted_day,
        coalesce(case when finished_day is not null then least(finished_day, $build_day::date) end, event_day)
            as realised_day,
        regexp_matches(record_key, '(^|\|)\d+([.,]\d+)?E\+\d{1,3}($|\|)') or is_damaged_id(record_key)
            as is_damaged_key
    from dated
)

select
    dataset,
    file,
    row,
    case when not (is_personal_code(record_key) or is_damaged_key) then record_key end as record_key,
    coalesce(printed_version, 0) as version,
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
    changed_at,
    has_state,
    amount_idr,
    case when umk_printed_idr <= amount_idr then umk_printed_idr end as umk_idr,
    case
        when not (is_personal_code(supplier) or is_damaged_id(supplier)) and supplier <> '0' then supplier
    end
        as supplier_code,
    channel,
    state,
    case
        when starts_with(state, 'unknown_') or state in ('cancelled', 'draft')
            then if(looks_personal(status_text), '…', cut_text(status_text, 60))
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
            if(dataset = 'procurement_plans' and amount_idr > 15000000000, is_small_plan(umk_text), false)
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
        when is_personal_code(klpd)
            then problem('personal_id', 'kd_klpd', '', '')
        -- before the key, of which the year may be a part
        when year_text is null
            then problem('missing_value', 'tahun_anggaran', '', '')
        when record_key is null
            then problem('missing_value', key_column, '', '')
        when is_damaged_key
            then problem('damaged_id', key_column, record_key, '')
        when is_personal_code(record_key)
            then problem('personal_id', key_column, '', '')
        when usual_name is not null
            then problem('institution_mismatch', 'kd_klpd', klpd, usual_name || '|' || nama_klpd)
        when fiscal_year is null or fiscal_year < 2000
            then problem('bad_year', 'tahun_anggaran', year_text, '')
        when fiscal_year > $latest_year
            then problem('year_to_come', 'tahun_anggaran', year_text, $latest_year::varchar)
        when amount_text is null and dataset = 'procurement_plans'
            then problem('missing_value', amount_column, '', '')
        when is_undecided_amount
            then problem('undecided_amount', amount_column, amount_text, '')
        when is_undecided_umk and dataset <> 'procurement_plans'
            then problem('undecided_amount', umk_column, umk_text, '')
        when amount_text is not null and amount_idr is null
            then problem('bad_amount', amount_column, amount_text, '')
        when umk_text is not null and umk_printed_idr is null and dataset <> 'procurement_plans'
            then problem('bad_amount', umk_column, umk_text, '')
        when version_text is not null and printed_version is null
            then problem('bad_number', 'versi_addendum', version_text, '1')
        when amount_idr < 0
            then problem('negative_amount', amount_column, amount_text, '')
        when umk_printed_idr < 0
            then problem('negative_amount', umk_column, umk_text, '')
        when amount_idr > if(dataset = 'procurement_budgets', 1e15, 1e14)
            then problem('absurd_amount', amount_column, amount_text, '')
    end as problem
from counted
