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
--          figure_id       varchar   the number as its page calls it; null where the whole question was wrong
--          figure_en       varchar   null where nobody wrote it
--          before_id       varchar   what it said
--          before_en       varchar   null where nobody wrote it
--          after_id        varchar   what it should have said
--          after_en        varchar   null where nobody wrote it
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
        incoming.supersedes,
        incoming.figure_id,
        incoming.figure_en,
        incoming.before_id,
        incoming.before_en,
        incoming.after_id,
        incoming.after_en
    from raw.incoming_corrections as incoming
    left join staging.incoming_date_orders as orders
        on incoming.file = orders.file and orders.column_name = 'corrected_on'
    left join raw.query_names as questions on trim(incoming.query) = questions.name
),

-- Everything in a row that readers will see in words.
written as (
    select
        *,
        [
            struct_pack(name := 'note_id', said := note_id),
            struct_pack(name := 'note_en', said := note_en),
            struct_pack(name := 'figure_id', said := figure_id),
            struct_pack(name := 'figure_en', said := figure_en),
            struct_pack(name := 'before_id', said := before_id),
            struct_pack(name := 'before_en', said := before_en),
            struct_pack(name := 'after_id', said := after_id),
            struct_pack(name := 'after_en', said := after_en)
        ] as texts,
        list_filter(texts, lambda one: length(one.said) > most_note_letters())[1] as long,
        list_filter(texts, lambda one: names_a_person(one.said))[1] as personal
    from read
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
        figure_id,
        figure_en,
        before_id,
        before_en,
        after_id,
        after_en,
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
            when
                figure_id is null
                and coalesce(figure_en, before_id, before_en, after_id, after_en) is not null
                then problem('missing_value', 'figure_id', '', '')
            when figure_id is not null and before_id is null
                then problem('missing_value', 'before_id', '', '')
            when figure_id is not null and after_id is null
                then problem('missing_value', 'after_id', '', '')
            when long is not null
                then problem('too_long', long.name, length(long.said)::varchar, most_note_letters()::varchar)
            when personal is not null
                then problem('personal_text', personal.name, '', '')
        end as problem
    from written
),

counted as (
    select
        *,
        row_number() over same_question as nth_of_day,
        first_value(file) over same_question as first_file,
        first_value(row) over same_question as first_row
    from judged
    window same_question as (
        partition by corrected_on, query, note_id, figure_id, problem is null
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
    figure_id,
    figure_en,
    before_id,
    before_en,
    after_id,
    after_en,
    case
        when problem is null and nth_of_day > 1
            then problem('repeated_correction', 'query', query, first_file || '|' || first_row)
        else problem
    end as problem
from counted
order by file, row
