-- The days from one step of the ministry's story to the next, 0 at the first; null where an enterprise does
-- not hold its mark after all marks before it.
create macro path_days(step_order, first_registered_on, nib_on, bina_umk_on, sppt_sni_on) as
case
    when step_order = 1 then 0
    when step_order = 2 then date_diff('day', first_registered_on, nib_on)
    when step_order = 3 and nib_on <= bina_umk_on then date_diff('day', nib_on, bina_umk_on)
    when
        step_order = 4 and nib_on <= bina_umk_on and bina_umk_on <= sppt_sni_on
        then date_diff('day', bina_umk_on, sppt_sni_on)
end::integer;
