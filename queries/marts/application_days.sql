-- Certification applications of a year counted by the days of their spans, by scheme, province and centre:
-- shares and medians of days stay exact without reading every application.
--
-- An age without a certificate is cut after the latest day on which any application got one: on all days
-- after it as many are still without.
--
-- grain:   scheme, province_code, centre_id, registered_year, span, days, provenance
-- columns: scheme             varchar
--          window_days        integer   days, the scheme's usual window
--          province_code      varchar
--          centre_id          varchar   '' where no centre assisted
--          registered_year    date      first day of the year of registration
--          span               varchar   see span_days
--          days               integer
--          application_count  bigint    applications
--          provenance         varchar
-- data:    certification_applications
with spans as (
    select
        unnest(
            [
                'to_certificate',
                'without_certificate',
                'to_verification',
                'from_verification',
                'awaits_verification',
                'awaits_certificate'
            ]
        ) as span
),

latest as (
    select coalesce(max(issue_days), 0) + 1 as most_days
    from marts.applications
),

spanned as (
    select
        applications.scheme,
        applications.window_days::integer as window_days,
        applications.province_code,
        coalesce(applications.centre_id, '') as centre_id,
        date_trunc('year', applications.registered_on)::date as registered_year,
        spans.span,
        span_days(
            spans.span,
            least(applications.age_days, latest.most_days),
            applications.issue_days,
            applications.verification_days,
            applications.verified_on,
            applications.issued_on,
            applications.waiting_days,
            applications.steps_reached
        ) as days,
        applications.provenance
    from marts.applications
    cross join latest
    cross join spans
)

select
    scheme,
    window_days,
    province_code,
    centre_id,
    registered_year,
    span,
    days,
    count(*) as application_count,
    provenance
from spanned
where days is not null
group by all
order by span, scheme, registered_year, province_code, centre_id, days, provenance
