-- The figures of the register that a reader looks for.
--
-- Each word that was typed must stand in the figure's text, as a part of a word too. A word may name codes
-- that it means as well, behind a bar: `salinan|official_copy`.
--
-- grain:   figure_id
-- params:  $wanted_words   varchar   words between single spaces, in small letters; null for all
--          $wanted_topic   varchar   null for all
--          $wanted_grade   varchar   null for all
--          $wanted_year    integer   a year of its period; null for all
--          $only_far       boolean   those far from others of their kind alone; null for all
-- columns: figure_id       varchar
--          provenance      varchar
create macro found_figures(wanted_words, wanted_topic, wanted_grade, wanted_year, only_far) as table
    select
        figure_id,
        provenance
    from marts.register
    where
        (wanted_topic is null or topic = wanted_topic)
        and (wanted_grade is null or grade = wanted_grade)
        and (wanted_year is null or wanted_year between first_year and last_year)
        and (only_far is null or not only_far or times_median is not null)
        and (
            wanted_words is null
            or list_bool_and(
                list_transform(
                    string_split(wanted_words, ' '),
                    lambda word: list_bool_or(
                        list_transform(string_split(word, '|'), lambda one: contains(search_text, one))
                    )
                )
            )
        )
    order by figure_id;
