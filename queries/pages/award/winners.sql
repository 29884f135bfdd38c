-- The winners that were announced, newest edition first, each with its region and whether the region won
-- before or since.
--
-- grain:   edition, category, region_name
-- columns: edition         integer   year
--          as_of_day       date      of the announcement; of 2022 of the final
--          category        varchar
--          level           varchar   of the category, null where it has none
--          award_place     varchar   1 to 3, or honourable_1 to 3
--          winner_id       varchar
--          winner_en       varchar
--          region_code     varchar
--          region_name     varchar   or the place as printed, where no source says which region it is
--          province_code   varchar
--          editions        bigint    editions in which the region has a place or a mention
--                                    in this category
--          longitude       double    degrees, of the seat
--          latitude        double    degrees, of the seat
--          source          varchar
--          note_id         varchar
--          note_en         varchar
--          provenance      varchar
-- data:    award_winners
with repeated as (
    select
        category,
        region_code,
        count(distinct edition) as editions,
        weakest(provenance) as provenance
    from marts.award_winners
    group by category, region_code
)

select
    winners.edition,
    winners.announced_on as as_of_day,
    winners.category,
    winners.level,
    winners.award_place,
    winners.winner_id,
    winners.winner_en,
    winners.region_code,
    coalesce(regions.region_name, winners.region_printed) as region_name,
    regions.province_code,
    repeated.editions,
    regions.longitude,
    regions.latitude,
    winners.source,
    winners.note_id,
    winners.note_en,
    beside(repeated.provenance, regions.provenance, null) as provenance
from marts.award_winners as winners
left join marts.regions using (region_code)
inner join repeated
    on winners.category = repeated.category and winners.region_code is not distinct from repeated.region_code
order by
    winners.edition desc,
    winners.category,
    winners.level nulls first,
    winners.award_place,
    winners.region_code
