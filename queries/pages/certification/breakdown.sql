-- Conversion by province, centre or size of the enterprise, the largest cohort first. What is simulated is
-- told of no province; made-up names stand for its centres, which come last in the order of their codes.
--
-- grain:   group_code
-- params:  $scheme                   varchar   code of the scheme; null for all
--          $from_date                date      first day of registration; null for all
--          $to_date                  date      last day of registration; null for all
--          $window_days              integer   days from registration to certificate; null for the usual
--                                              window of each scheme
--          $province_code            varchar   null for all
--          $centre_id                varchar   null for all
--          $grouped_by                       varchar   'province', 'centre' or 'size'
-- columns: group_code                varchar   code of the province or centre, or the one that stands for it,
--                                              or the size class; '' for none
--          group_name                varchar   name of the province or centre; null for a size class and for
--                                              none
--          cohort_count              bigint    applications
--          matured_count             bigint    applications registered at least the window before the as-of
--                                              date
--          matured_issued_count      bigint    those of them with the certificate within the window
--          matured_conversion_share  double    0 to 1, of the matured; null where none is
--          lower_share               double    0 to 1, of all: converted already
--          upper_share               double    0 to 1, of all: and those that still may
--          stalled_count             bigint    open, last step at least the window ago
--          rejected_count            bigint    rejected or withdrawn
--          is_small                  boolean   fewer than 10 matured applications
--          provenance                varchar
-- data:    certification_applications, centres, provinces
with grouped as (
    select
        group_code,
        sum(application_count)::bigint as cohort_count,
        sum(matured_count)::bigint as matured_count,
        sum(matured_converted_count)::bigint as matured_issued_count,
        sum(converted_count)::bigint as converted_count,
        sum(undecided_count)::bigint as undecided_count,
        sum(stalled_count)::bigint as stalled_count,
        sum(rejected_count)::bigint as rejected_count,
        weakest(provenance) as provenance
    from
        counted_applications(
            coalesce($grouped_by, 'province'),
            $scheme,
            $from_date,
            $to_date,
            $window_days,
            $province_code,
            $centre_id
        )
    where coalesce($grouped_by, 'province') <> 'province' or provenance <> 'simulated'
    group by group_code
),

named as (
    select
        grouped.*,
        coalesce(centres.name, provinces.province_name) as group_name,
        made_up.made_up_code,
        made_up.made_up_name,
        beside(grouped.provenance, coalesce(centres.provenance, provinces.provenance), null)
            as shown_provenance,
        shown_provenance = 'simulated' and made_up.unit_id is not null as is_made_up
    from grouped
    left join marts.centres on $grouped_by = 'centre' and grouped.group_code = centres.centre_id
    left join marts.provinces
        on coalesce($grouped_by, 'province') = 'province' and grouped.group_code = provinces.province_code
    left join marts.made_up_names as made_up
        on
            $grouped_by = 'centre'
            and made_up.category like '%_centre'
            and grouped.group_code = made_up.unit_id
)

select
    if(is_made_up, made_up_code, group_code) as group_code,
    if(is_made_up, made_up_name, group_name) as group_name,
    cohort_count,
    matured_count,
    matured_issued_count,
    matured_issued_count / nullif(matured_count, 0) as matured_conversion_share,
    converted_count / cohort_count as lower_share,
    (converted_count + undecided_count) / cohort_count as upper_share,
    stalled_count,
    rejected_count,
    is_too_few(matured_count) as is_small,
    shown_provenance as provenance
from named
order by is_made_up, if(is_made_up, 0, cohort_count) desc, group_code
