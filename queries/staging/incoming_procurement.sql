-- Every row of the official procurement exports with what became of it: accepted, excluded by a rule, merged
-- or rejected.
--
-- grain:   file, row
-- columns: dataset         varchar
--          file            varchar
--          row             bigint
--          record_key      varchar
--          kd_klpd         varchar
--          year            integer
--          month           integer
--          finished_month  integer
--          event_day       date
--          drawn_at        timestamp
--          amount_idr      decimal(20,2) rupiah, null where the row has none
--          umk_idr         decimal(20,2) rupiah, null where unknown
--          supplier_code   varchar
--          channel         varchar
--          plan_reason     varchar   why a plan is not for small enterprises; null where nothing is said
--          stage           varchar   the furthest stage that an accepted row reaches
--          status_text     varchar
--          outcome         varchar   'accepted', 'excluded', 'merged' or 'rejected'
--          reason          varchar   why it was excluded or merged, or what is odd about an accepted row
--          problem         struct    code, column, value and detail of what is wrong with a rejected row
-- data:    procurement
with fated as (
    select
        judged.* replace (
            case when contracts.file is null then judged.amount_idr else contracts.amount_idr end
                as amount_idr,
            case when contracts.file is null then judged.umk_idr else contracts.umk_idr end as umk_idr,
            case when contracts.file is null then judged.supplier_code else contracts.supplier_code end
                as supplier_code,
            case
                when repeats.fate = 'disagree'
                    then problem(
                        'disagree', '', judged.record_key, repeats.first_file || '|' || repeats.first_row
                    )
                else judged.problem
            end as problem
        ),
        case
            when repeats.fate in ('repeat', 'older_extract', 'earlier_state') then repeats.fate
            when contracts.fate in ('older_version', 'same_contract') then contracts.fate
        end as merged_as,
        case
            when judged.dataset = 'procurement_budgets' and judged.amount_idr is null then 'empty'
            when judged.state = 'unknown_excluded' then 'unknown_status'
            when
                judged.state in ('deleted', 'inactive', 'not_announced', 'cancelled', 'draft', 'not_verified')
                then judged.state
        end as excluded_as
    from staging.incoming_procurement_judged as judged
    left join staging.incoming_procurement_repeats as repeats using (file, row)
    left join staging.incoming_procurement_contracts as contracts using (file, row)
)

select
    dataset,
    file,
    row,
    record_key,
    kd_klpd,
    year,
    month,
    finished_month,
    event_day,
    drawn_at,
    amount_idr,
    umk_idr,
    supplier_code,
    channel,
    plan_reason,
    case state
        when 'unknown_umk' then 'planned'
        else state
    end as stage,
    status_text,
    case
        when problem is not null then 'rejected'
        when merged_as is not null then 'merged'
        when excluded_as is not null then 'excluded'
        else 'accepted'
    end as outcome,
    case
        when problem is not null then null
        when merged_as is not null then merged_as
        when excluded_as is not null then excluded_as
        when amount_idr is null then 'no_value'
        when starts_with(state, 'unknown_') then 'unknown_status'
        else notice
    end as reason,
    problem
from fated
