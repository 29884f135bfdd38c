-- How much of each province is known, by data set and provenance; simulated rows are left out.
--
-- grain:   province_code
-- columns: province_code           varchar
--          province_name           varchar
--          published_centres       bigint    centres
--          imported_centres        bigint    centres
--          centres_with_year       bigint    real centres of which a source gives a year
--          contracts               bigint    consultants' contracts that an office has loaded
--          provenance              varchar
-- data:    centres, consultants, provinces
with contracts as (
    select
        centres.province_code,
        count(*) as contracts,
        weakest(weaker(consultants.provenance, centres.provenance)) as provenance
    from marts.consultants
    inner join marts.centres using (centre_id)
    where weaker(consultants.provenance, centres.provenance) <> 'simulated'
    group by centres.province_code
),

known as (
    select
        province_code,
        count(*) filter (where provenance = 'published') as published_centres,
        count(*) filter (where provenance = 'imported') as imported_centres,
        count(attested_year(known_from_year, opened_on)) as centres_with_year,
        weakest(provenance) as provenance
    from marts.centres
    where provenance <> 'simulated'
    group by province_code
)

select
    provinces.province_code,
    provinces.province_name,
    coalesce(known.published_centres, 0) as published_centres,
    coalesce(known.imported_centres, 0) as imported_centres,
    coalesce(known.centres_with_year, 0) as centres_with_year,
    coalesce(contracts.contracts, 0) as contracts,
    beside(
        beside(
            provinces.provenance,
            known.provenance,
            (select weakest(every_one.provenance) from known as every_one)
        ),
        contracts.provenance,
        (select weakest(every_one.provenance) from contracts as every_one)
    ) as provenance
from marts.provinces
left join known using (province_code)
left join contracts using (province_code)
order by provinces.province_code
