-- The share that holds the certificate after a day: one less the product, over the days until then, of those
-- who got none. Kaplan and Meier 1958. A window over rows of days on which a certificate was issued.
create macro share_issued(day, issued_count, at_risk_count) as
1 - product(1 - issued_count / at_risk_count) over (order by day rows unbounded preceding);
