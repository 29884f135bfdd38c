-- Rejected rows of the office's files by the kind of reason: what everybody may be told of them.
--
-- grain:   dataset, reject_kind
-- columns: dataset         varchar
--          reject_kind     varchar
--          rows            bigint    rows
--          provenance      varchar
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
select
    dataset,
    case
        when code in ('missing_value', 'half_point', 'still_example', 'ragged')
            then 'incomplete'
        when code in ('personal_id', 'personal_text')
            then 'personal'
        when
            code in (
                'bad_date',
                'undecided_date',
                'opened_after_as_of',
                'after_as_of',
                'in_the_future',
                'ends_before_start',
                'two_outcomes', 'correction_to_come', 'bad_year', 'year_to_come'
            )
            then 'day'
        when
            code in (
                'unknown_province',
                'unknown_regency',
                'ambiguous_name',
                'other_province',
                'code_name_mismatch',
                'unknown_name', 'exchanged', 'outside_country', 'far_from_region', 'file_refused',
                'institution_mismatch', 'unknown_centre'
            )
            then 'place'
        when code in ('damaged_id', 'duplicate_id', 'repeated_pair', 'repeated_correction', 'disagree')
            then 'twice'
        when
            code in (
                'undecided_number',
                'undecided_amount',
                'bad_number',
                'bad_minutes',
                'bad_amount',
                'negative_amount',
                'absurd_amount'
            )
            then 'number'
        when code in ('unknown_level', 'unknown_term', 'unknown_query', 'too_long')
            then 'term'
        else 'other'
    end as reject_kind,
    count(*) as rows,
    'imported' as provenance
from marts.rejects
group by all
order by dataset, count(*) desc, reject_kind
