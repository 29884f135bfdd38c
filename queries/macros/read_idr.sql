-- Rupiah as a number: 38390000.0, Rp1.500.000,00, 1,500,000.00, "325 Jt" and "22,1 M" (rounded by its
-- writer); null for anything else, and for 1.500, which may be one thousand five hundred or one and a half.
create macro read_idr(printed) as
case
    when length(printed) < 9 and regexp_full_match(printed, '-?\d{1,3}[.,]\d{3}') then null
    when try_cast(printed as decimal(20, 2)) is not null then try_cast(printed as decimal(20, 2))
    when regexp_full_match(amount_words(printed), '-?\d{1,3}(\.\d{3})+(,\d{1,2})?')
        then
            try_cast(replace(replace(amount_words(printed), '.', ''), ',', '.') as decimal(20, 2))
    when regexp_full_match(amount_words(printed), '-?\d{1,3}(,\d{3})+(\.\d{1,2})?')
        then
            try_cast(replace(amount_words(printed), ',', '') as decimal(20, 2))
    when regexp_full_match(amount_words(printed), '-?\d+([.,]\d{1,2})?')
        then
            try_cast(replace(amount_words(printed), ',', '.') as decimal(20, 2))
    when amount_scale(amount_words(printed)) is not null
        then
            try_cast(
                try_cast(
                    replace(regexp_extract(amount_words(printed), '^-?\d+([.,]\d+)?'), ',', '.') as double
                )
                * amount_scale(amount_words(printed)) as decimal(20, 2)
            )
end;
