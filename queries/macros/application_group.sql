-- The code of the group in which an application is counted: by 'scheme', 'month', 'province', 'centre' or
-- 'size'; '' for no centre, and where all are in one group.
create macro application_group(
    wanted_group, scheme, registered_month, province_code, centre_id, size_class
) as
case wanted_group
    when 'scheme' then scheme
    when 'month' then registered_month::varchar
    when 'province' then province_code
    when 'centre' then coalesce(centre_id, '')
    when 'size' then size_class
    else ''
end;
