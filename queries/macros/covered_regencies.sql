-- People of each regency and city within a radius of a centre, under one kind of evidence.
--
-- grain:   regency_code
-- params:  $wanted_evidence   varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                       too)
--          $radius_km         integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: regency_code       varchar
--          people             bigint    people
--          covered_people     decimal(20,6)   people
--          provenance         varchar
create macro covered_regencies(wanted_evidence, radius_km) as table
    select
        regency_code,
        people,
        people_within(radius_km, within_25_people, within_50_people, within_100_people) as covered_people,
        provenance
    from marts.regency_coverage
    where evidence = coalesce(wanted_evidence, 'documented');
