-- Rows of the office's files of certification applications, typed, each with the first thing that is wrong
-- with it; repeated ids are not looked at yet.
--
-- grain:   file, row
-- params:  $simulated_until   date      no day after this one and after today can be known
-- columns: file               varchar
--          row                bigint
--          application_id     varchar
--          enterprise_id      varchar   null where the file does not say
--          scheme             varchar
--          size_class         varchar
--          regency_code       varchar
--          centre_id          varchar   null where no centre assisted
--          registered_on      date
--          verified_on        date
--          issued_on          date
--          rejected_on        date
--          rejection_reason   varchar   'other' where the text is not known
--          unknown_reason     varchar   the text that is not known, else null
--          expires_on         date
--          as_of              date
--          problem            struct    code, column, value and detail of what is wrong; null where accepted
-- data:    certification_applications
with incoming as (
    select * from raw.incoming_certification_applications
),

-- A file of millions of rows names a few hundred regions and centres: their codes are read once each.
regions as (
    select
        printed.regency_text,
        coalesce(regencies.regency_code, former.regency_code) as regency_code
    from (select distinct regency_code as regency_text from incoming) as printed
    left join staging.regencies on region_code(printed.regency_text) = regencies.regency_code
    left join raw.reference_former_codes as former on region_code(printed.regency_text) = former.former_code
),

named_centres as (
    select
        printed.centre_text,
        min(centres.centre_id) as centre_id
    from (select distinct centre_id as centre_text from incoming) as printed
    inner join marts.centres on id_key(printed.centre_text) = id_key(centres.centre_id)
    group by printed.centre_text
),

read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.application_id,
        incoming.enterprise_id,
        incoming.scheme as scheme_text,
        schemes.value as scheme,
        incoming.size_class as size_text,
        sizes.value as size_class,
        incoming.regency_code as regency_text,
        regions.regency_code,
        incoming.centre_id as centre_text,
        named_centres.centre_id,
        incoming.registered_on as registered_text,
        plain_date(incoming.registered_on) as registered_on,
        incoming.verified_on as verified_text,
        plain_date(incoming.verified_on) as verified_on,
        incoming.issued_on as issued_text,
        plain_date(incoming.issued_on) as issued_on,
        incoming.rejected_on as rejected_text,
        plain_date(incoming.rejected_on) as rejected_on,
        incoming.rejection_reason as reason_text,
        reasons.value as rejection_reason,
        incoming.expires_on as expires_text,
        plain_date(incoming.expires_on) as expires_on,
        incoming.as_of as as_of_text,
        plain_date(incoming.as_of) as as_of,
        coalesce(looks_personal(incoming.application_id), false) as is_personal_application,
        coalesce(looks_personal(incoming.enterprise_id), false) as is_personal_enterprise,
        greatest(current_date, $simulated_until::date) as last_known_day
    from incoming
    left join raw.reference_terms as schemes
        on schemes.kind = 'scheme' and lower(incoming.scheme) = lower(schemes.term)
    left join raw.reference_terms as sizes
        on sizes.kind = 'size_class' and lower(incoming.size_class) = lower(sizes.term)
    left join raw.reference_terms as reasons
        on reasons.kind = 'rejection_reason' and lower(incoming.rejection_reason) = lower(reasons.term)
    left join regions on incoming.regency_code = regions.regency_text
    left join named_centres on incoming.centre_id = named_centres.centre_text
)

select
    file,
    row,
    case when not is_personal_application then application_id end as application_id,
    case when not is_personal_enterprise then enterprise_id end as enterprise_id,
    scheme,
    size_class,
    regency_code,
    centre_id,
    registered_on,
    verified_on,
    issued_on,
    rejected_on,
    case when reason_text is not null then coalesce(rejection_reason, 'other') end as rejection_reason,
    case when rejection_reason is null then reason_text end as unknown_reason,
    expires_on,
    as_of,
    case
        when is_ragged
            then problem('ragged', '', '', '')
        when application_id is null
            then problem('missing_value', 'application_id', '', '')
        when is_personal_application
            then problem('personal_id', 'application_id', '', '')
        when is_personal_enterprise
            then problem('personal_id', 'enterprise_id', '', '')
        when scheme_text is null
            then problem('missing_value', 'scheme', '', '')
        when scheme is null
            then problem(
                'unknown_term', 'scheme', scheme_text,
                'NIB, SNI_BINA_UMK, SPPT_SNI, SPP_IRT, HALAL_SELF, HALAL_REGULAR, BPOM_MD, MEREK'
            )
        when size_text is null
            then problem('missing_value', 'size_class', '', '')
        when size_class is null
            then problem(
                'unknown_term',
                'size_class',
                size_text,
                'mikro (micro), kecil (small), menengah (medium), koperasi'
            )
        when regency_text is null
            then problem('missing_value', 'regency_code', '', '')
        when regency_code is null
            then problem('unknown_regency', 'regency_code', regency_text, '')
        when centre_text is not null and centre_id is null
            then problem('unknown_centre', 'centre_id', centre_text, '')
        when registered_text is null
            then problem('missing_value', 'registered_on', '', '')
        when registered_on is null
            then problem('bad_date', 'registered_on', registered_text, '')
        when verified_text is not null and verified_on is null
            then problem('bad_date', 'verified_on', verified_text, '')
        when issued_text is not null and issued_on is null
            then problem('bad_date', 'issued_on', issued_text, '')
        when rejected_text is not null and rejected_on is null
            then problem('bad_date', 'rejected_on', rejected_text, '')
        when expires_text is not null and expires_on is null
            then problem('bad_date', 'expires_on', expires_text, '')
        when as_of_text is null
            then problem('missing_value', 'as_of', '', '')
        when as_of is null
            then problem('bad_date', 'as_of', as_of_text, '')
        when as_of > last_known_day
            then problem('in_the_future', 'as_of', as_of::varchar, '')
        when registered_on > as_of
            then problem('after_as_of', 'registered_on', registered_on::varchar, as_of::varchar)
        when verified_on > as_of
            then problem('after_as_of', 'verified_on', verified_on::varchar, as_of::varchar)
        when issued_on > as_of
            then problem('after_as_of', 'issued_on', issued_on::varchar, as_of::varchar)
        when rejected_on > as_of
            then problem('after_as_of', 'rejected_on', rejected_on::varchar, as_of::varchar)
        when issued_on is not null and rejected_on is not null
            then problem('two_outcomes', 'issued_on', issued_on::varchar, rejected_on::varchar)
    end as problem
from read
