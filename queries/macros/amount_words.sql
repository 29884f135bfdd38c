-- An amount as text without spaces and the sign of the currency, in small letters: "Rp 22,1 M" is "22,1m".
create macro amount_words(printed) as lower(regexp_replace(printed, '[\s\x{00a0}]|rp\.?|idr', '', 'gi'));
