"""What simulated procurement aims at, each with its source; its test holds it there.

The shape of plans (sizes by kind of institution, sums, packages) is read from `marts.institution_plans`,
which is published: see `procurement.budgets`. Season: no path by month is published for the country. Spending
stays end-loaded, as offices say it is; two national dates of 2023 (18 August, 27 October) count other things
than the end of the year and are not aimed at. Nor is any path of a single institution.
"""

import datetime

# Until which day of realisation which share of realised provider spending is that of small enterprises.
# Published are 36.1 % (2022), 34.3 % (18 August 2023) and 37.6 % (27 October 2023), as LKPP counts; the last
# day of a year without a published share continues their trend.
UMK_SHARES = (
    (datetime.date(2022, 12, 31), 0.361),
    (datetime.date(2023, 8, 18), 0.343),
    (datetime.date(2023, 10, 27), 0.376),
    (datetime.date(2023, 12, 31), 0.379),
    (datetime.date(2024, 12, 31), 0.388),
    (datetime.date(2025, 12, 31), 0.395),
    (datetime.date(2026, 12, 31), 0.402),
)
PLAN_YEAR = 2023  # of the published plans
PROVIDER_SHARE = 810.92 / 1174.56  # of a plan that goes through providers: LKPP, 27 October 2023
PLANNED_UMK_SHARE = 0.53  # of planned provider spending, tagged for small enterprises; no published value
