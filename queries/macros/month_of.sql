-- The month of an Indonesian or English name, whole or short, 1 to 12; null for any other word.
create macro month_of(printed) as
case
    when
        regexp_full_match(
            lower(printed),
            'jan(uari|uary)?|feb(ruari|ruary)?|peb(ruari)?|mar(et|ch)?|apr(il)?|mei|may|jun[ie]?|jul[iy]?'
            || '|ag(ustus|ust|s|t|u)|aug(ust)?|sept?(ember)?|o[kc]t(ober)?|no[vp](ember)?|de[sc](ember)?'
        )
        then 1 + list_position(
            [
                'jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'
            ],
            case left(lower(printed), 3)
                when 'peb' then 'feb' when 'may' then 'mei' when 'ags' then 'agu' when 'agt' then 'agu'
                when 'aug' then 'agu' when 'oct' then 'okt' when 'nop' then 'nov' when 'dec' then 'des'
                else left(lower(printed), 3)
            end
        ) - 1
end;
