-- The rupiah of the word behind an amount (rb, jt, M, T: thousand to trillion), null where there is none. M
-- is miliar, 10^9. "1.500 jt" has none: it may be one and a half million or fifteen hundred.
create macro amount_scale(words) as
case if(
    regexp_matches(words, '^-?\d{1,3}[.,]\d{3}\D'),
    '',
    regexp_extract(words, '^-?\d+(?:[.,]\d+)?(rb|ribu|jt|juta|m|miliar|milyar|t|triliun|triliyun)$', 1)
)
    when 'rb' then 1000
    when 'ribu' then 1000
    when 'jt' then 1000000
    when 'juta' then 1000000
    when 'm' then 1000000000
    when 'miliar' then 1000000000
    when 'milyar' then 1000000000
    when 't' then 1000000000000
    when 'triliun' then 1000000000000
    when 'triliyun' then 1000000000000
end;
