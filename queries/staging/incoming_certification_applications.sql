-- Rows of the office's files of certification applications, typed, each with the first thing that is wrong
-- with it; repeated ids are not looked at yet.
--
-- The business number (NIB) of a sole trader leads to a person: it is kept as a key, hashed with a salt that
-- is in no edition, and shown nowhere.
--
-- grain:   file, row
-- params:  $build_day         date      no day after this one can be known
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
        coalesce(regencies.regency_code, former.regency_code) as regency_code,
        coalesce(regencies.regency_name, renamed.regency_name) as regency_name,
        former.regency_code is not null as is_former_code
    from (select distinct regency_code as regency_text from incoming) as printed
    left join staging.written_regions as written
        on written.level = 'regency' and printed.regency_text = written.printed
    left join staging.regencies
        on coalesce(written.code, region_code(printed.regency_text)) = regencies.regency_code
    left join raw.reference_former_codes as former on region_code(printed.regency_text) = former.former_code
    left join staging.regencies as renamed on former.regency_code = renamed.regency_code
),

named_centres as (
    select
        written.printed as centre_text,
        centres.centre_id,
        centres.name,
        centres.regency_code,
        centres.province_code
    from staging.written_centres as written
    inner join marts.centres on written.centre_id = centres.centre_id
),

orders as (
    select
        file,
        any_value(date_order) filter (where column_name = 'registered_on') as registered_on,
        any_value(date_order) filter (where column_name = 'verified_on') as verified_on,
        any_value(date_order) filter (where column_name = 'issued_on') as issued_on,
        any_value(date_order) filter (where column_name = 'rejected_on') as rejected_on,
        any_value(date_order) filter (where column_name = 'expires_on') as expires_on,
        any_value(date_order) filter (where column_name = 'as_of') as as_of
    from staging.incoming_date_orders
    group by file
),

-- how many digits the long ids of a file have that are numbers, where nearly all have as many: fewer have
-- lost zeros at their beginning
lengths as (
    select
        file,
        quantile_disc(length(application_id), [0.2, 0.9])
        filter (where regexp_full_match(application_id, '\d{10,15}')) as application_digits,
        quantile_disc(length(enterprise_id), [0.2, 0.9])
        filter (where regexp_full_match(enterprise_id, '\d{10,15}')) as enterprise_digits
    from incoming
    group by file
),

salt as (
    select (sum(rows) || sum(row_sum)::varchar) as salt
    from staging.incoming_application_marks
),

read as not materialized (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.application_id as application_text,
        incoming.enterprise_id as enterprise_text,
        -- of an application all of the id is hashed: one enterprise may have several
        case
            when business_number(incoming.application_id) is not null
                then
                    'NIB-'
                    || left(
                        sha256(
                            salt.salt
                            || regexp_replace(
                                regexp_replace(upper(incoming.application_id), '[^A-Z0-9]', '', 'g'),
                                '^(NO|NOMOR)?(NIB|NOMORINDUKBERUSAHA)',
                                ''
                            )
                        ),
                        16
                    )
            else incoming.application_id
        end as application_id,
        case
            when business_number(incoming.enterprise_id) is not null
                then 'NIB-' || left(sha256(salt.salt || business_number(incoming.enterprise_id)), 16)
            else incoming.enterprise_id
        end as enterprise_id,
        is_damaged_id(incoming.application_id)
        or is_lost_length(incoming.application_id, lengths.application_digits) as is_damaged_application,
        is_damaged_id(incoming.enterprise_id)
        or is_lost_length(incoming.enterprise_id, lengths.enterprise_digits) as is_damaged_enterprise,
        incoming.scheme as scheme_text,
        schemes.value as scheme,
        incoming.size_class as size_text,
        sizes.value as size_class,
        incoming.regency_code as regency_text,
        regions.regency_code,
        regions.regency_name,
        incoming.centre_id as centre_text,
        named_centres.centre_id,
        incoming.registered_on as registered_text,
        read_date(incoming.registered_on, orders.registered_on) as registered_on,
        orders.registered_on as registered_order,
        incoming.verified_on as verified_text,
        read_date(incoming.verified_on, orders.verified_on) as verified_on,
        orders.verified_on as verified_order,
        incoming.issued_on as issued_text,
        read_date(incoming.issued_on, orders.issued_on) as issued_on,
        orders.issued_on as issued_order,
        incoming.rejected_on as rejected_text,
        read_date(incoming.rejected_on, orders.rejected_on) as rejected_on,
        orders.rejected_on as rejected_order,
        incoming.rejection_reason as reason_text,
        reasons.value as rejection_reason,
        incoming.expires_on as expires_text,
        read_date(incoming.expires_on, orders.expires_on) as expires_on,
        orders.expires_on as expires_order,
        incoming.as_of as as_of_text,
        read_date(incoming.as_of, orders.as_of) as as_of,
        orders.as_of as as_of_order,
        coalesce(is_personal_number(incoming.application_id), false) as is_personal_application,
        coalesce(is_personal_number(incoming.enterprise_id), false) as is_personal_enterprise,
        incoming.regency_name as regency_name_text,
        incoming.province_name as province_name_text,
        incoming.centre_name as centre_name_text,
        regions.is_former_code,
        regency_names.regency_candidates,
        province_names.province_candidates,
        centre_names.regency_candidates as centre_regency_candidates,
        centre_names.province_candidates as centre_province_candidates,
        named_centres.name as known_centre_name,
        named_centres.regency_code as centre_regency_code,
        named_centres.province_code as centre_province_code
    from incoming
    cross join salt
    left join orders on incoming.file = orders.file
    left join lengths on incoming.file = lengths.file
    left join staging.incoming_names as regency_names
        on regency_names.kind = 'regency' and incoming.regency_name = regency_names.printed
    left join staging.incoming_names as province_names
        on province_names.kind = 'province' and incoming.province_name = province_names.printed
    left join staging.incoming_names as centre_names
        on centre_names.kind = 'centre' and incoming.centre_name = centre_names.printed
    left join raw.reference_terms as schemes
        on schemes.kind = 'scheme' and lower(incoming.scheme) = lower(schemes.term)
    left join raw.reference_terms as sizes
        on sizes.kind = 'size_class' and lower(incoming.size_class) = lower(sizes.term)
    left join raw.reference_terms as reasons
        on reasons.kind = 'rejection_reason' and lower(incoming.rejection_reason) = lower(reasons.term)
    left join regions on incoming.regency_code = regions.regency_text
    left join named_centres on incoming.centre_id = named_centres.centre_text
),

-- rows of which another column names another region than the code, or than that of the centre
elsewhere as (
    select
        read.file,
        read.row,
        min(if(places.is_of_centre, null, places.printed)) as of_code,
        min(if(places.is_of_centre, places.printed, null)) as of_centre
    from read
    inner join staging.incoming_places as places on read.file = places.file and read.row = places.row
    where
        row_names_other_region(
            places.is_of_centre,
            read.centre_id,
            read.centre_regency_code,
            read.centre_province_code,
            read.regency_code,
            read.is_former_code,
            places.regency_candidates,
            places.province_candidates
        )
    group by read.file, read.row
)

select
    read.file,
    read.row,
    case when not (is_personal_application or is_damaged_application) then application_id end
        as application_id,
    case when not (is_personal_enterprise or is_damaged_enterprise) then enterprise_id end as enterprise_id,
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
        when is_example(application_text)
            then problem('still_example', 'application_id', '', '')
        when application_text is null
            then problem('missing_value', 'application_id', '', '')
        -- what is left of a business number would still lead to its holder
        when is_damaged_application
            then problem(
                'damaged_id', 'application_id', regexp_replace(application_text, '\d{10,}', '…', 'g'), ''
            )
        when is_personal_application
            then problem('personal_id', 'application_id', '', '')
        when is_damaged_enterprise
            then problem(
                'damaged_id', 'enterprise_id', regexp_replace(enterprise_text, '\d{10,}', '…', 'g'), ''
            )
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
        when province_name_text is not null and province_candidates is null
            then problem('unknown_name', 'province_name', province_name_text, '')
        when regency_name_text is not null and regency_candidates is null
            then problem('unknown_name', 'regency_name', regency_name_text, '')
        when
            not contains(province_candidates, '(' || left(regency_code, 2) || ')')
            and not is_former_code
            then problem(
                'code_name_mismatch', 'regency_code', regency_code,
                regency_name || '|' || province_name_text
            )
        when not contains(regency_candidates, '(' || regency_code || ')')
            then problem(
                'code_name_mismatch', 'regency_code', regency_code,
                regency_name || '|' || regency_name_text
            )
        when elsewhere.of_code is not null
            then problem(
                'code_name_mismatch', 'regency_code', regency_code, regency_name || '|' || elsewhere.of_code
            )
        when centre_text is not null and centre_id is null
            then problem('unknown_centre', 'centre_id', centre_text, '')
        -- a name without an id beside it contradicts nothing
        when
            centre_id is not null
            and centre_names_other_region(
                centre_regency_code,
                centre_province_code,
                centre_regency_candidates,
                centre_province_candidates
            )
            then problem(
                'code_name_mismatch', 'centre_id', centre_id, known_centre_name || '|' || centre_name_text
            )
        when elsewhere.of_centre is not null
            then problem(
                'code_name_mismatch', 'centre_id', centre_id, known_centre_name || '|' || elsewhere.of_centre
            )
        when registered_text is null
            then problem('missing_value', 'registered_on', '', '')
        when registered_on is null
            then date_problem('registered_on', registered_text, registered_order)
        when verified_text is not null and verified_on is null
            then date_problem('verified_on', verified_text, verified_order)
        when issued_text is not null and issued_on is null
            then date_problem('issued_on', issued_text, issued_order)
        when rejected_text is not null and rejected_on is null
            then date_problem('rejected_on', rejected_text, rejected_order)
        when expires_text is not null and expires_on is null
            then date_problem('expires_on', expires_text, expires_order)
        when as_of_text is null
            then problem('missing_value', 'as_of', '', '')
        when as_of is null
            then date_problem('as_of', as_of_text, as_of_order)
        when as_of > $build_day::date
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
left join elsewhere on read.file = elsewhere.file and read.row = elsewhere.row
