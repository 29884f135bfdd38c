-- What an edition is made of: each data set by provenance, with its rows, date, files and source.
--
-- grain:   name, provenance
-- params:  $simulated_until  date   the last day of simulated records
--          $build_day        date   nothing is known of a day after it
-- columns: name         varchar
--          provenance   varchar
--          as_of        date      the newest date that the rows speak of
--          as_of_text   varchar   the same as far as it is known: a month, a year; null where it is a day
--          rows         bigint    rows
--          rejected     bigint    rows of incoming files that were not accepted
--          files        varchar[] files of the office
--          source_id    varchar
--          source_en    varchar
--          short_id     varchar   the source in few words
--          short_en     varchar
-- data:    provinces, regencies, villages, outlines, fixed_links, centres, planned_centres, centre_history,
--          centre_facts, building_budgets, centre_counts, consultants, travel_times,
--          certification_applications, programme_facts, procurement_facts, certification_facts,
--          corrections, award_winners, timeline, procurement, figures, institution_plans
with counted as (
    select
        'provinces' as name,
        provenance,
        null::date as as_of,
        null::varchar as as_of_text,
        count(*) as rows,
        'people' as source
    from marts.provinces group by all
    union all
    select
        'regencies',
        provenance,
        null,
        null,
        count(*),
        'people'
    from marts.regencies group by all
    union all
    select
        'villages',
        provenance,
        null,
        null,
        count(*),
        'regions'
    from marts.villages group by all
    union all
    select
        'outlines',
        'derived',
        null,
        null,
        count(*),
        'regions'
    from geography.outlines_measured group by all
    union all
    select
        'fixed_links',
        provenance,
        null,
        null,
        count(*),
        'links'
    from marts.fixed_links group by all
    union all
    select
        'centres',
        provenance,
        max(as_of),
        null,
        count(*),
        if(provenance = 'published', 'press', provenance)
    from marts.centres group by all
    union all
    select
        'planned_centres',
        provenance,
        null,
        null,
        count(*),
        'press'
    from marts.planned_centres group by all
    union all
    select
        'centre_history',
        provenance,
        max(listed_on),
        null,
        count(*),
        'simulated'
    from marts.centre_history group by all
    union all
    select
        'consultants',
        provenance,
        case provenance
            when 'simulated' then $simulated_until
            else coalesce((select max(days.as_of) from staging.consultant_days as days), $build_day::date)
        end,
        null,
        count(*),
        provenance
    from marts.consultants group by all
    union all
    select
        'travel_times',
        'imported',
        max(as_of), -- null where no file says as of when
        null,
        count(*),
        'imported'
    from marts.travel_times
    union all
    select
        'corrections',
        'imported',
        null, -- the day of a sentence is not that of a number
        null,
        count(*),
        'imported'
    from marts.corrections
    where provenance = 'imported'
    union all
    select
        'award_winners',
        provenance,
        max(announced_on),
        null,
        count(*),
        'press'
    from marts.award_winners group by all
    union all
    select
        'timeline',
        provenance,
        max(last_day) filter (where length(as_of) > 4), -- nothing happened on the last day of a bare year
        max(struct_pack(day := last_day, printed := as_of)) filter (where length(as_of) > 4).printed,
        count(*),
        'press'
    from marts.timeline group by all
    union all
    select
        'certification_applications',
        provenance,
        max(as_of_day),
        null,
        count(*),
        provenance
    from marts.applications group by all
    union all
    select
        topic || '_facts',
        'published',
        max(as_of_day),
        max(struct_pack(day := as_of_day, printed := as_of)) filter (where as_of_day is not null).printed,
        count(*),
        'press'
    from marts.facts
    where measure <> 'centres_per_province'
    group by topic
    union all
    select
        if(kind = 'budget', 'building_budgets', 'centre_facts') as facts_of,
        'published',
        max(as_of_day),
        max(struct_pack(day := as_of_day, printed := as_of)) filter (where as_of_day is not null).printed,
        count(*),
        'press'
    from marts.centre_facts group by facts_of
    union all
    select
        'centre_counts',
        'published',
        max(as_of_day),
        max(struct_pack(day := as_of_day, printed := as_of)) filter (where as_of_day is not null).printed,
        count(*),
        'press'
    from marts.centre_counts
    union all
    select
        'figures',
        provenance,
        max(as_of_day),
        max(struct_pack(day := as_of_day, printed := as_of)) filter (where as_of_day is not null).printed,
        count(*),
        'register'
    from marts.figures group by all
    union all
    select
        'institution_plans',
        provenance,
        max(as_of_day),
        null,
        count(*),
        'institution_plans'
    from marts.institution_plans group by all
    union all
    select
        'procurement',
        provenance,
        max(as_of_day),
        null,
        sum(
            coalesce(planned_records, 0)
            + if(planned_records is null, coalesce(contracted_records, 0) + coalesce(realised_records, 0), 0)
        )::bigint,
        provenance
    from marts.procurement_years group by all
    union all
    select
        dataset,
        'imported',
        max(coalesce(drawn_at::date, event_day)),
        null,
        count(*) filter (where outcome = 'accepted'),
        'imported'
    from staging.incoming_procurement group by dataset
),

rejected as (
    select
        dataset as name,
        'imported' as provenance,
        count(*) as rejected
    from staging.rejects
    group by dataset
),

files as (
    select
        dataset as name,
        'imported' as provenance,
        list(file order by file) as files
    from raw.incoming_files
    where dataset is not null
    group by dataset
    union all
    select
        'procurement' as name,
        'imported' as provenance,
        list(file order by file) as files
    from raw.incoming_files
    where dataset in (select distinct incoming.dataset from staging.incoming_procurement as incoming)
    having count(*) > 0
),

named_files as (
    select
        *,
        array_to_string(files[:2], ', ')
        || if(len(files) > 2, ' dan ' || (len(files) - 2) || ' berkas lain', '') as files_id,
        array_to_string(files[:2], ', ')
        || if(len(files) > 2, ' and ' || (len(files) - 2) || ' more files', '') as files_en
    from files
)

select
    name,
    provenance,
    coalesce(counted.as_of, last_day_of(sources.as_of)) as as_of,
    nullif(
        case when counted.as_of is null then sources.as_of else counted.as_of_text end,
        coalesce(counted.as_of, last_day_of(sources.as_of))::varchar
    ) as as_of_text,
    coalesce(counted.rows, 0) as rows,
    coalesce(rejected.rejected, 0) as rejected,
    coalesce(named_files.files, []) as files,
    coalesce(sources.title_id, named_files.files_id) as source_id,
    coalesce(sources.title_en, named_files.files_en) as source_en,
    coalesce(sources.short_id, named_files.files_id) as short_id,
    coalesce(sources.short_en, named_files.files_en) as short_en
from counted
full join rejected using (name, provenance)
full join named_files using (name, provenance)
left join raw.sources on counted.source = sources.source
order by name, provenance
