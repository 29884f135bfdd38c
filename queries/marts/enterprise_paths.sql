-- Enterprises that applied for a mark of the ministry's story, with the first day on which each holds one.
--
-- grain:   enterprise_id
-- columns: enterprise_id         varchar
--          province_code         varchar   of its first application, of those of one day by id
--          centre_id             varchar   of the first of its applications that a centre assisted
--          first_registered_on   date
--          nib_on                date      null where it holds no NIB
--          bina_umk_on           date      null where it has not declared SNI Bina UMK
--          sppt_sni_on           date      null where it holds no SPPT-SNI
--          provenance            varchar   weakest of its applications
-- data:    certification_applications
select
    enterprise_id,
    arg_min(province_code, (registered_on, application_id)) as province_code,
    arg_min(centre_id, (registered_on, application_id)) as centre_id,
    min(registered_on) as first_registered_on,
    min(issued_on) filter (where scheme = 'NIB') as nib_on,
    min(issued_on) filter (where scheme = 'SNI_BINA_UMK') as bina_umk_on,
    min(issued_on) filter (where scheme = 'SPPT_SNI') as sppt_sni_on,
    if(bool_or(provenance = 'simulated'), 'simulated', any_value(provenance)) as provenance
from marts.applications
where enterprise_id is not null and scheme in ('NIB', 'SNI_BINA_UMK', 'SPPT_SNI')
group by enterprise_id
order by enterprise_id
