-- The share of a budget that must go to micro and small enterprises and co-operatives, 0 to 1.
create macro umk_rule_share() as 0.4;
