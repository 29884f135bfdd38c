-- Rows of the office's consultant files, each with the first thing that is wrong with it; overlaps are not
-- looked at yet.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          consultant_id   varchar
--          centre_id       varchar
--          field           varchar
--          active_from     date
--          active_to       date      null while the contract has no end
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    consultants
with read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.consultant_id,
        coalesce(centres.centre_id, incoming.centre_id) as centre_id,
        incoming.field as field_text,
        fields.value as field,
        incoming.active_from as active_from_text,
        plain_date(incoming.active_from) as active_from,
        incoming.active_to as active_to_text,
        plain_date(incoming.active_to) as active_to,
        centres.centre_id is not null as is_known_centre
    from raw.incoming_consultants as incoming
    left join raw.reference_terms as fields
        on fields.kind = 'field' and lower(incoming.field) = lower(fields.term)
    left join marts.centres on id_key(incoming.centre_id) = id_key(centres.centre_id)
)

select
    file,
    row,
    case when not looks_personal(consultant_id) then consultant_id end as consultant_id,
    centre_id,
    field,
    active_from,
    active_to,
    case
        when is_ragged
            then problem('ragged', '', '', '')
        when consultant_id is null
            then problem('missing_value', 'consultant_id', '', '')
        when looks_personal(consultant_id)
            then problem('personal_id', 'consultant_id', '', '')
        when centre_id is null
            then problem('missing_value', 'centre_id', '', '')
        when not is_known_centre
            then problem('unknown_centre', 'centre_id', centre_id, '')
        when field_text is null
            then problem('missing_value', 'field', '', '')
        when field is null
            then problem(
                'unknown_term', 'field', field_text,
                'kelembagaan, SDM, produksi, pembiayaan, pemasaran, teknologi informasi, jaringan usaha'
            )
        when active_from_text is null
            then problem('missing_value', 'active_from', '', '')
        when active_from is null
            then problem('bad_date', 'active_from', active_from_text, '')
        when active_to_text is not null and active_to is null
            then problem('bad_date', 'active_to', active_to_text, '')
        when active_to < active_from
            then problem('ends_before_start', 'active_to', active_to::varchar, active_from::varchar)
    end as problem
from read
order by file, row
