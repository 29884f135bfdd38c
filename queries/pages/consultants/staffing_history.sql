-- Active consultants at the end of each month, who joined and who left in it, and the complement of that day.
--
-- grain:   month_end
-- params:  $until              date      null for the month in which the newest contract begins
--          $simulated          boolean   false leaves simulated records out; null counts them
-- columns: month_end           date
--          active_people       bigint    consultants whose contract covers the day
--          joined_people       bigint    active at its end and not at the end of the month before; null in
--                                        the first month
--          left_people         bigint    active at the end of the month before and not at its end
--          complement_people   bigint    consultants that the rule provides for
--          provenance          varchar
-- data:    consultants, centre_history
with span as (
    select
        date_trunc('month', min(active_from)) as first_month,
        coalesce($until, max(active_from)) as last_day
    from marts.consultants
    where provenance <> 'simulated' or coalesce($simulated, true)
),

months as (
    select unnest(generate_series(first_month, last_day, interval 1 month)) as month
    from span
),

ends as (
    select
        last_day(month) as month_end,
        (month - interval 1 day)::date as before
    from months
),

present as (
    select
        ends.month_end,
        consultants.consultant_id,
        bool_or(is_active_on(consultants.active_from, consultants.active_to, ends.month_end)) as is_now,
        bool_or(is_active_on(consultants.active_from, consultants.active_to, ends.before)) as was_before,
        weakest(consultants.provenance) as provenance
    from ends
    inner join marts.consultants
        on
            is_active_on(consultants.active_from, consultants.active_to, ends.month_end)
            or is_active_on(consultants.active_from, consultants.active_to, ends.before)
    where consultants.provenance <> 'simulated' or coalesce($simulated, true)
    group by ends.month_end, consultants.consultant_id
),

counted as (
    select
        month_end,
        count(*) filter (where is_now) as active_people,
        count(*) filter (where is_now and not was_before) as joined_people,
        count(*) filter (where was_before and not is_now) as left_people,
        weakest(provenance) as provenance
    from present
    group by month_end
),

complement as (
    select
        ends.month_end,
        count(*) as complement_people,
        weakest(posts.provenance) as provenance
    from ends
    inner join marts.posts on ends.month_end >= posts.open_from
    where posts.provenance <> 'simulated' or coalesce($simulated, true)
    group by ends.month_end
)

select
    counted.month_end,
    counted.active_people,
    if(counted.month_end > last_day(span.first_month), counted.joined_people, null) as joined_people,
    if(counted.month_end > last_day(span.first_month), counted.left_people, null) as left_people,
    coalesce(complement.complement_people, 0) as complement_people,
    beside(
        counted.provenance,
        complement.provenance,
        (select weakest(every_one.provenance) from complement as every_one)
    ) as provenance
from counted
cross join span
left join complement using (month_end)
order by counted.month_end
