-- What the compared institutions realised with small enterprises, by month; see compared_years.
--
-- grain:   institution_code, year, month
-- params:  $last_year            integer   fiscal year; null gives no row
--          $wanted_institution   varchar   null for all obliged institutions
--          $wanted_kind          varchar   null for all kinds
--          $counts_simulated     boolean   false leaves simulated records out; null counts them
-- columns: institution_code      varchar
--          year                  integer
--          month                 integer   1 to 12
--          umk_idr               decimal(38,2) rupiah, known to be of small enterprises
--          unknown_idr           decimal(38,2) rupiah, of which nobody recorded whether they are
--          provenance            varchar
create macro realised_months(last_year, wanted_institution, wanted_kind, counts_simulated) as table
    select
        totals.institution_code,
        totals.year,
        totals.month,
        sum(totals.umk_idr) as umk_idr,
        sum(totals.unknown_idr) as unknown_idr,
        weakest(totals.provenance) as provenance
    from marts.procurement_totals as totals
    semi join compared_years(last_year, wanted_institution, wanted_kind, counts_simulated) as compared
        on totals.institution_code = compared.institution_code and totals.year = compared.year
    where totals.stage = 'realised'
    group by totals.institution_code, totals.year, totals.month;
