-- Procurement plan (RUP) and recorded realisation of 630 institutions in 2023, of two extracts of one table
-- of LKPP.
--
-- The year is inferred, and the table is a third party's copy that nobody has compared with LKPP. Plans hold
-- self-managed work too. A printed zero is a missing value. A share is refused where a value is missing or
-- the plans of the two extracts differ by more than a tenth of the first: such a share would say more about
-- the extracts than about the institution.
--
-- grain:   institution_key
-- columns: institution_key     varchar   Kemendagri code of a government, name of a ministry or agency
--          place_kind          varchar   'ministry', 'agency', 'province', 'regency' or 'city'
--          region_code         varchar   Kemendagri code; null for a ministry or agency
--          year                integer   2023, inferred
--          plan_idr            bigint    rupiah, of the first extract; null where missing
--          later_plan_idr      bigint    rupiah, of the second extract; null where missing
--          realised_idr        bigint    rupiah recorded as realised, first extract; null where missing
--          packages            bigint    planned packages, of the second extract; null where missing
--          realised_share      double    recorded realisation of the first extract's plan, above 1 where it
--                                        exceeds it; null where refused
--          later_realised_share   double of the second extract's plan; null where refused
--          why_refused         varchar   'missing_plan', 'missing_realised', 'extracts_differ' or null
--          is_above_plan       boolean   more is recorded as realised than the first extract plans
--          made_on             date      the day on which the copy was made
--          as_of_day           date      the day on which it was last changed
--          source_id           varchar   publisher and addresses of both tables
--          source_en           varchar
--          provenance          varchar
-- data:    figures
with printed as (
    select
        coalesce(region_code, institution) as institution_key,
        place_kind,
        region_code,
        period::integer as year,
        measure,
        nullif(value, 0)::bigint as value,
        try_strptime(regexp_extract(note_en, 'made on (\d+ \w+ \d{4})', 1), '%-d %B %Y')::date as made_on,
        as_of_day,
        publisher_id,
        publisher_en,
        address
    from marts.figures
    where
        measure in ('rup_total', 'rup_total_later_extract', 'realised_total', 'rup_packages')
        and grade = 'official_copy'
),

plans as (
    select
        institution_key,
        place_kind,
        region_code,
        year,
        max(value) filter (where measure = 'rup_total') as plan_idr,
        max(value) filter (where measure = 'rup_total_later_extract') as later_plan_idr,
        max(value) filter (where measure = 'realised_total') as realised_idr,
        max(value) filter (where measure = 'rup_packages') as packages,
        max(made_on) as made_on,
        max(as_of_day) as as_of_day,
        max(publisher_id) || ': ' || string_agg(distinct address, ' ; ' order by address) as source_id,
        max(publisher_en) || ': ' || string_agg(distinct address, ' ; ' order by address) as source_en
    from printed
    group by institution_key, place_kind, region_code, year
),

judged as (
    select
        *,
        case
            when plan_idr is null or later_plan_idr is null then 'missing_plan'
            when realised_idr is null then 'missing_realised'
            when abs(later_plan_idr - plan_idr) * 10 > plan_idr then 'extracts_differ'
        end as why_refused
    from plans
)

select
    institution_key,
    place_kind,
    region_code,
    year,
    plan_idr,
    later_plan_idr,
    realised_idr,
    packages,
    case when why_refused is null then realised_idr / plan_idr end as realised_share,
    case when why_refused is null then realised_idr / later_plan_idr end as later_realised_share,
    why_refused,
    coalesce(realised_idr > plan_idr, false) as is_above_plan,
    made_on,
    as_of_day,
    source_id,
    source_en,
    'derived' as provenance
from judged
order by institution_key
