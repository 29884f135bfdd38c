-- Whether an enterprise is at a step of the ministry's story: 1 for all that applied for a mark, else it
-- holds that of the step, 2 the NIB, 3 SNI Bina UMK, 4 SPPT-SNI.
create macro holds_step(step_order, nib_on, bina_umk_on, sppt_sni_on) as
case step_order
    when 1 then true
    when 2 then nib_on is not null
    when 3 then bina_umk_on is not null
    when 4 then sppt_sni_on is not null
end;
