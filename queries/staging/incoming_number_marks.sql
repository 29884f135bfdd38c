-- Which mark stands before the decimals in a column of amounts of an office's file, told by its own rows:
-- those with one or two decimals, or with more than one group of three digits. Where rows tell both, nothing
-- written with a mark can be read.
--
-- grain:   file, column_name
-- columns: file           varchar
--          column_name    varchar   'amount', 'umk' or 'minutes'
--          decimal_mark   varchar   ',' or '.'; null where nothing tells, or rows contradict one another
--          is_undecided   boolean   rows contradict one another
-- data:    procurement, travel_times
with printed as (
    select
        file,
        unnest(['amount', 'umk']) as column_name,
        unnest([amount_text, umk_text]) as printed
    from staging.incoming_procurement_read
    where
        contains(amount_text, ',')
        or contains(umk_text, ',')
        or contains(amount_text, '.')
        or contains(umk_text, '.')
    union all
    select
        file,
        'minutes' as column_name,
        minutes as printed
    from raw.incoming_travel_times
    where contains(minutes, ',') or contains(minutes, '.')
),

told as (
    select
        file,
        column_name,
        bool_or(regexp_matches(printed, '\.\d{3}\.\d{3}|\.\d{3},\d|\d,\d{1,2}$')) as has_comma,
        bool_or(regexp_matches(printed, ',\d{3},\d{3}|,\d{3}\.\d|\d\.\d{1,2}$')) as has_point
    from printed
    group by file, column_name
)

select
    file,
    column_name,
    case when has_comma and not has_point then ',' when has_point and not has_comma then '.' end
        as decimal_mark,
    has_comma and has_point as is_undecided
from told
order by file, column_name
