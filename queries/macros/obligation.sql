-- The rupiah that must be spent on micro and small enterprises and co-operatives out of a budget for goods
-- and services.
create macro obligation(budget_idr) as umk_rule_share() * budget_idr;
