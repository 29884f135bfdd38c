-- The institutions of the office's procurement exports: the name and kind that most sound rows give, and the
-- region they govern.
--
-- grain:   institution_code
-- columns: institution_code   varchar   kd_klpd
--          institution_name   varchar   the code where no file names it
--          institution_kind   varchar   'central', 'province', 'regency', 'city', 'state_firm' or 'unknown'
--          region_code        varchar   Kemendagri code of a local government; null where its name is not
--                                       known
--          is_resolved        boolean   false where name, kind or region is missing
-- data:    procurement
with accepted as (
    select distinct kd_klpd
    from staging.incoming_procurement
    where outcome = 'accepted'
),

-- names of rows that are believed; the kind and region that any of them says
named as (
    select
        names.kd_klpd as institution_code,
        arg_max(names.institution_name, (names.rows, names.institution_name))
        filter (where names.institution_name is not null) as institution_name,
        arg_max(names.institution_kind, (names.region_code is not null, names.rows, names.institution_kind))
        filter (where names.institution_kind is not null) as institution_kind,
        any_value(names.region_code) as code
    from staging.incoming_institution_names as names
    semi join accepted on names.kd_klpd = accepted.kd_klpd
    where names.usual_name is null
    group by names.kd_klpd
),

unique_places as (
    -- two codes cannot govern one region: the second keeps its numbers but no place on the map
    select
        *,
        case when row_number() over (partition by code order by institution_code) = 1 then code end
            as region_code
    from named
)

select
    institution_code,
    coalesce(institution_name, institution_code) as institution_name,
    coalesce(institution_kind, 'unknown') as institution_kind,
    region_code,
    institution_name is not null
    and institution_kind is not null
    and (region_code is not null or institution_kind in ('central', 'state_firm')) as is_resolved
from unique_places
order by institution_code
