-- Active consultants of each centre against its complement on a day. A centre without a post has no row.
--
-- grain:   centre_id
-- params:  $wanted_day         date      null for the day on which the newest contract begins
--          $counts_simulated   boolean   false leaves simulated records out; null counts them
-- columns: centre_id           varchar
--          complement_people   bigint    consultants that the rule provides for
--          active_people       bigint    consultants whose contract covers the day
--          vacant_people       bigint    the difference, not below 0
--          missing_fields      varchar[] fields of the complement without an active consultant
--          provenance          varchar   weakest of posts and contracts
create macro centre_staffing(wanted_day, counts_simulated) as table
    with active as (
        select
            centre_id,
            count(distinct consultant_id) as people,
            list(distinct field) as fields,
            weakest(provenance) as provenance
        from active_contracts(wanted_day, counts_simulated)
        group by centre_id
    ),

    -- that nobody is active is as sure as what is known of the centre's contracts
    known as (
        select
            centre_id,
            weakest(provenance) as provenance
        from marts.consultants
        where provenance <> 'simulated' or coalesce(counts_simulated, true)
        group by centre_id
    ),

    complement as (
        select
            centre_id,
            count(*) as people,
            list(field order by field_order) as fields,
            weakest(provenance) as provenance
        from marts.posts
        where
            open_from <= staffing_day(wanted_day, counts_simulated)
            and (provenance <> 'simulated' or coalesce(counts_simulated, true))
        group by centre_id
    )

    select
        complement.centre_id,
        complement.people as complement_people,
        coalesce(active.people, 0) as active_people,
        greatest(complement.people - coalesce(active.people, 0), 0) as vacant_people,
        list_filter(
            complement.fields, lambda field: not list_contains(coalesce(active.fields, []), field)
        ) as missing_fields,
        beside(
            complement.provenance,
            coalesce(active.provenance, known.provenance),
            (select weakest(every_one.provenance) from known as every_one)
        ) as provenance
    from complement
    left join active on complement.centre_id = active.centre_id
    left join known on complement.centre_id = known.centre_id;
