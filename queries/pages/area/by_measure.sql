-- All areas of the level of one area, or it and its peers, by one measure that is real, highest first; those
-- without a value last. Places are among the areas of the result.
--
-- grain:   region_code
-- params:  $region          varchar   two or four digits; null gives none
--          $measure         varchar   null gives none
--          $peers           varchar   'islands', 'size', 'kind', 'poverty', 'near' or 'province', see
--                                     peers_of_area; null for all areas of the level
-- columns: region_code      varchar
--          region_name      varchar
--          province_name    varchar
--          is_own           boolean   whether it is the area itself
--          measure          varchar
--          value            double    in the unit of the measure; null where there is none
--          numerator        double
--          denominator      double
--          areas_above      bigint    areas of the result with a higher value; null without a value
--          areas_equal      bigint    other areas of the result with the same value
--          areas_below      bigint    areas of the result with a lower value
--          areas            bigint    areas of the result with a value
--          areas_without    bigint    areas of the result of which there is no value
--          lowest           double
--          highest          double
--          as_of_day        date      null where there is no value
--          as_of_text       varchar   the same as far as it is known
--          provenance       varchar   weakest of all: the place of one depends on every other
-- data:    regencies, provinces, villages, centres, consultants, certification_applications, procurement,
--          figures
with chosen as (
    select
        regions.region_code,
        regions.region_name,
        regions.province_name,
        regions.region_code = own.region_code as is_own,
        beside(weaker(regions.provenance, own.provenance), peers.provenance, null) as provenance
    from marts.regions
    inner join marts.regions as own on own.region_code = $region and regions.level = own.level
    left join peers_of_area($region) as peers
        on regions.region_code = peers.region_code and peers.peers_of = $peers
    where $peers is null or is_own or peers.region_code is not null
),

positions as (
    select *
    from marts.area_positions
    where measure = $measure and provenance <> 'simulated'
),

of_all as (
    select weakest(provenance) as provenance
    from positions
),

joined as (
    select
        chosen.* exclude (provenance),
        positions.value,
        positions.numerator,
        positions.denominator,
        if(positions.value is null, null, positions.as_of) as as_of_day,
        if(positions.value is null, null, positions.as_of_text) as as_of_text,
        beside(chosen.provenance, positions.provenance, of_all.provenance) as provenance
    from chosen
    left join positions using (region_code)
    inner join of_all on of_all.provenance is not null
),

ranked as (
    select
        *,
        rank() over (partition by value is null order by value desc) - 1 as higher,
        rank() over (partition by value is null order by value) - 1 as lower,
        count(value) over () as areas,
        count(*) over () as all_areas,
        min(value) over () as lowest,
        max(value) over () as highest,
        weakest(provenance) over () as provenance_of_all
    from joined
)

select
    region_code,
    region_name,
    province_name,
    is_own,
    $measure::varchar as measure,
    value,
    numerator,
    denominator,
    if(value is null, null, higher) as areas_above,
    if(value is null, null, areas - higher - lower - 1) as areas_equal,
    if(value is null, null, lower) as areas_below,
    areas,
    all_areas - areas as areas_without,
    lowest,
    highest,
    as_of_day,
    as_of_text,
    provenance_of_all as provenance
from ranked
order by value desc nulls last, region_code
