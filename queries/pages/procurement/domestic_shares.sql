-- Realised spending on domestic products as officials printed it in 2022: ten provinces from the top, ten
-- from the bottom, and the ten ministries with the largest budgets. Another measure than that of small
-- enterprises.
--
-- Within a list by code and name, in no order of merit. The lists divide by different things on different
-- days.
--
-- grain:   figure_id
-- columns: figure_id        varchar
--          printed_list     varchar   'highest_provinces', 'lowest_provinces' or 'largest_ministries'
--          institution      varchar   as printed
--          value            decimal(20,4)  per cent, as printed
--          share            double    0 to 1
--          decimals         integer   with which it was printed
--          as_of_day        date
--          publisher_id     varchar
--          publisher_en     varchar
--          address          varchar
--          provenance       varchar
-- data:    figures
with listed as (
    select
        *,
        case
            when place_level = 'province' and as_of_day = date '2022-06-11' then 'highest_provinces'
            when place_level = 'province' and as_of_day = date '2022-09-29' then 'lowest_provinces'
            when place_level = 'institution' then 'largest_ministries'
        end as printed_list
    from marts.figures
    where measure = 'pdn_realised_share'
)

select
    figure_id,
    printed_list,
    institution,
    value,
    value::double / 100 as share,
    case printed_list when 'highest_provinces' then 2 when 'lowest_provinces' then 0 else 1 end as decimals,
    as_of_day,
    publisher_id,
    publisher_en,
    address,
    provenance
from listed
where printed_list is not null
order by
    list_position(['highest_provinces', 'lowest_provinces', 'largest_ministries'], printed_list),
    coalesce(region_code, former_region_code),
    institution,
    figure_id
