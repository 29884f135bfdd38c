-- The borders of the map's classes of the share of small enterprises in a budget, 0 to 1; one of them is the
-- rule.
create macro umk_share_borders() as [0.2, 0.3, umk_rule_share(), 0.5];
