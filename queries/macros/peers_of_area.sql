-- The areas to compare an area with, by what they have in common: of its level, ten each that are nearest in
-- number of people (in the country, on its islands, among cities or among regencies) or in poverty; six whose
-- seats are nearest; all of its province.
--
-- grain:   peers_of, region_code
-- params:  $wanted_region      varchar   two or four digits; null gives none
-- columns: peers_of            varchar   'islands', 'size', 'kind', 'poverty', 'near' or 'province'; of
--                                        provinces 'islands', 'size' and 'near'
--          region_code         varchar
--          apart               double    how far apart the two are: kilometres between the seats, difference
--                                        of the poverty rates, else logarithm of the ratio of people
--          provenance          varchar
-- data:    regencies, provinces, figures
create macro peers_of_area(wanted_region) as table
    with pairs as (
        select
            others.*,
            own.island_group as own_islands,
            own.province_code as own_province,
            starts_with(own.region_name, 'Kota ') as is_own_city,
            abs(ln(others.population_people / own.population_people)) as apart_in_people,
            great_circle_km(own.longitude, own.latitude, others.longitude, others.latitude) as apart_in_km,
            weaker(others.provenance, own.provenance) as pair_provenance
        from marts.regions as others
        inner join marts.regions as own
            on own.region_code = wanted_region and others.level = own.level
        where others.region_code <> own.region_code
    ),

    poor as (
        select
            region_code,
            value as poverty_share,
            provenance
        from marts.area_measures
        where measure = 'poverty_share' and level = 'regency'
    ),

    every_one as (
        select
            'islands' as peers_of,
            region_code,
            apart_in_people as apart,
            pair_provenance as provenance
        from pairs
        where island_group = own_islands
        union all
        select
            'size' as peers_of,
            region_code,
            apart_in_people as apart,
            pair_provenance as provenance
        from pairs
        union all
        select
            'kind' as peers_of,
            region_code,
            apart_in_people as apart,
            pair_provenance as provenance
        from pairs
        where level = 'regency' and starts_with(region_name, 'Kota ') = is_own_city
        union all
        select
            'poverty' as peers_of,
            poor.region_code,
            abs(poor.poverty_share - own.poverty_share) as apart,
            weaker('derived', weaker(poor.provenance, own.provenance)) as provenance
        from poor
        inner join poor as own on own.region_code = wanted_region
        where poor.region_code <> own.region_code
        union all
        select
            'near' as peers_of,
            region_code,
            apart_in_km as apart,
            weaker('derived', pair_provenance) as provenance
        from pairs
        union all
        select
            'province' as peers_of,
            region_code,
            apart_in_people as apart,
            pair_provenance as provenance
        from pairs
        where level = 'regency' and province_code = own_province
    )

    select
        peers_of,
        region_code,
        apart,
        provenance
    from every_one
    qualify
        peers_of = 'province'
        or row_number() over (partition by peers_of order by apart, region_code)
        <= if(peers_of = 'near', 6, 10);
