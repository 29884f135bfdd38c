-- Rows of the office's corrections, each accepted (problem is null) or with the first thing that is wrong
-- with it. A question is known by its present name and by those that it had before.
--
-- grain:   file, row
-- params:  $build_day      date      no correction is of a day after it
-- columns: file            varchar
--          row             bigint
--          corrected_on    date
--          query           varchar   the page query that was wrong, by its present name
--          note_id         varchar   what was wrong, and what is right
--          note_en         varchar   null where nobody wrote it
--          supersedes      varchar   the earlier sentence in whose place it stands, as it was written
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    corrections
with read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.corrected_on as printed_day,
        orders.date_order,
        read_date(incoming.corrected_on, orders.date_order) as corrected_on,
        incoming.query as printed_query,
        questions.query,
        incoming.note_id,
        incoming.note_en,
        incoming.supersedes
    from raw.incoming_corrections as incoming
    left join staging.incoming_date_orders as orders
        on incoming.file = orders.file and orders.column_name = 'corrected_on'
    left join raw.query_names as questions on trim(incoming.query) = questions.name
),

judged as (
    select
        file,
        row,
        corrected_on,
        query,
        note_id,
        note_en,
        supersedes,
        case
            when is_ragged
                then problem('ragged', '', '', '')
            when is_example(printed_day)
                then problem('still_example', 'corrected_on', '', '')
            when printed_day is null
                then problem('missing_value', 'corrected_on', '', '')
            when corrected_on is null
                then date_problem('corrected_on', printed_day, date_order)
            when corrected_on > $build_day::date
                then problem('correction_to_come', 'corrected_on', corrected_on::varchar, '')
            when printed_query is null
                then problem('missing_value', 'query', '', '')
            when query is null
                then problem('unknown_query', 'query', printed_query, '')
            when note_id is null
                then problem('missing_value', 'note_id', '', '')
            when length(note_id) > most_note_letters()
                then problem('too_long', 'note_id', length(note_id)::varchar, most_note_letters()::varchar)
            when length(note_en) > most_note_letters()
                then problem('too_long', 'note_en', length(note_en)::varchar, most_note_letters()::varchar)
            when names_a_person(note_id)
                then problem('personal_text', 'note_id', '', '')
            when names_a_person(note_en)
                then problem('personal_text', 'note_en', '', '')
        end as problem
    from read
),

counted as (
    select
        *,
        row_number() over same_question as nth_of_day,
        first_value(file) over same_question as first_file,
        first_value(row) over same_question as first_row
    from judged
    window same_question as (
        partition by corrected_on, query, note_id, problem is null
        order by file, row
    )
)

select
    file,
    row,
    corrected_on,
    query,
    note_id,
    note_en,
    supersedes,
    case
        when problem is null and nth_of_day > 1
            then problem('repeated_correction', 'query', query, first_file || '|' || first_row)
        else problem
    end as problem
from counted
order by file, row
