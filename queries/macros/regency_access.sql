-- Access of each regency and city to consultants (E2SFCA): what centres within 100 km can give each of its
-- people.
--
-- Luo and Qi 2009, https://doi.org/10.1016/j.healthplace.2009.06.002: R_j = S_j / sum_k P_k W(d_kj), A_i =
-- sum_j R_j W(d_ij), W = 1, 0.68, 0.22 up to 25, 50 and 100 km. Summed over the villages of a regency: sum_i
-- P_i A_i = sum_j R_j sum_i P_i W(d_ij).
--
-- grain:   regency_code
-- params:  $wanted_day           date      null for the day on which the newest contract begins
--          $counts_simulated     boolean   false leaves simulated records out; null counts them
-- columns: regency_code          varchar
--          regency_name          varchar
--          province_name         varchar
--          people                bigint    people
--          consultants           double    consultants that its people have a share in; null where none is
--                                          within 100 km
--          access_per_100k       double    consultants per 100,000 people
--          provenance            varchar
create macro regency_access(wanted_day, counts_simulated) as table
    with active as (
        select
            centre_id,
            count(distinct consultant_id) as consultants,
            weakest(provenance) as provenance
        from active_contracts(wanted_day, counts_simulated)
        group by centre_id
    ),

    weighted as (
        select
            catchments.regency_code,
            catchments.centre_id,
            access_weights()[1] * catchments.to_25_people
            + access_weights()[2] * catchments.to_50_people
            + access_weights()[3] * catchments.to_100_people as people,
            active.consultants,
            weaker(catchments.provenance, active.provenance) as provenance
        from marts.centre_catchments as catchments
        inner join active on catchments.centre_id = active.centre_id
        where catchments.provenance <> 'simulated' or coalesce(counts_simulated, true)
    ),

    rates as (
        select
            centre_id,
            any_value(consultants) / sum(people)::double as consultants_per_person,
            weakest(provenance) as provenance
        from weighted
        group by centre_id
    ),

    given as (
        select
            weighted.regency_code,
            sum(rates.consultants_per_person * weighted.people::double order by weighted.centre_id)
                as consultants,
            weakest(rates.provenance) as provenance
        from weighted
        inner join rates on weighted.centre_id = rates.centre_id
        group by weighted.regency_code
    )

    select
        regencies.regency_code,
        regencies.regency_name,
        regencies.province_name,
        regencies.population_people as people,
        given.consultants,
        100000 * coalesce(given.consultants, 0) / regencies.population_people as access_per_100k,
        beside(
            regencies.provenance,
            given.provenance,
            (select weakest(every_one.provenance) from given as every_one)
        ) as provenance
    from marts.regencies
    left join given on regencies.regency_code = given.regency_code;
