"""What the simulation aims at, each with its source; tests/building/test_simulation*.py hold it there.
Nothing else that was published is forced upon it: figures of other populations, or in conflict, are shown as
printed.

Procurement. The shape of plans (sizes by kind of institution, sums, packages) is read from
`marts.institution_plans`, which is published: see `procurement.budgets`. Season: no path by month is
published for the country. Spending stays end-loaded, as offices say it is; two national dates of 2023 (18
August, 27 October) count other things than the end of the year and are not aimed at. Nor is any path of a
single institution.

Certificates. No path of applications is published, nor any number by province but halal products. Rates that
are not here are our own.
"""

import datetime

# Centres: how many of each level were listed in a span of days, each closed by a published count: 24 + 27 on
# 21 July 2017, 61 in 2019, 74 in December 2021, 87 on 27 September 2023, 26 + 74 on 9 October 2024.
CENTRES_LISTED = (
    (24, 27, datetime.date(2013, 6, 1), datetime.date(2017, 6, 30)),
    (2, 8, datetime.date(2017, 9, 1), datetime.date(2018, 12, 31)),
    (0, 13, datetime.date(2019, 10, 1), datetime.date(2021, 11, 30)),
    (0, 13, datetime.date(2022, 12, 28), datetime.date(2023, 4, 30)),
    (0, 13, datetime.date(2023, 10, 2), datetime.date(2024, 9, 30)),
)
COUNTED_ON = datetime.date(2024, 10, 9)
PROVINCE_CENTRES, REGENCY_CENTRES, UPTD = 26, 74, 31  # on that day

# Consultants at work in a year. Published are 303 (July 2017), 330 (2019) and 332 (27 September 2023); the
# others lie between their neighbours, or go on from them.
CONSULTANTS = {
    2017: 303,
    2018: 318,
    2019: 330,
    2020: 312,
    2021: 318,
    2022: 326,
    2023: 332,
    2024: 361,
    2025: 384,
    2026: 397,
}

# Of those that hold a NIB, how many take the SNI Bina UMK mark: more than 1,000,000 of 14,700,000 micro
# enterprises in 2025 (en.vietnamplus.vn post334634); almost 100,000 of 2,056,010 in autumn 2022.
SNI_BINA_AFTER_NIB = 1_000_000 / 14_700_000
# Of those that take it, how many go on to the tested SPPT-SNI: 34 of more than 400 that were assisted, 2015
# to March 2018 (menara62, 6 March 2018).
SPPT_SNI_AFTER_BINA = 34 / 400
# The ten provinces with most halal products on 4 February 2025, in that order (kumparan.com 24UBSVbDbmL);
# all others have fewer. Products are not enterprises, and two pairs are nearly equal: the order is aimed at,
# each a fifth fewer than the one before. Together they hold 4,901,125 of 5,614,407 (2 December 2024).
HALAL_ORDER = ("32", "33", "35", "36", "31", "18", "34", "12", "14", "13")
HALAL_STEP = 0.8
HALAL_SHARE = 4_901_125 / 5_614_407

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
