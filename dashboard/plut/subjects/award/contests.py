"""What the reader chooses of the award's ranking: category, weights and whether names are hidden; and its cached results."""

import datetime
import functools
import hashlib
from dataclasses import dataclass

import pandas as pd

from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content import credits as footers
from plut.methods import ranking
from plut.methods.sensitivity import Contest
from plut.surfaces.app import cached, filters
from plut.surfaces.app.page import Page

CATEGORIES = {
    "provinsi": "province_centre",
    "kabkota": "regency_centre",
    "pemprov": "province_government",
    "pemkab": "regency_government",
}
WEIGHTS = ("0", "1", "2", "3", "5")
OWN = "sendiri"
PRESETS = {
    "setara": mark("equal"),
    "jangkauan": mark("coverage first"),
    "hasil": mark("outcome first"),
    OWN: mark("my own"),
}
LEANINGS = {  # preset -> indicators that weigh more than 1
    "jangkauan": {"access_gain_people": 3, "covered_share": 3, "staffing_share": 2},
    "hasil": {"certified_share": 3, "assisted_per_place": 2, "assisted_per_100k": 2},
}
KEYS = {
    "staffing_share": "b_staf",
    "access_gain_people": "b_jangkauan",
    "covered_share": "b_cakupan",
    "certified_share": "b_sertifikat",
    "assisted_per_place": "b_dampingan",
    "assisted_per_100k": "b_usaha",
    "umk_share": "b_umk",
    "umk_planned_share": "b_rencana",
    "status_step": "b_status",
}


@dataclass(frozen=True)
class Chosen:
    """A contest as the reader set it up. rows: of award/indicators; names: unit -> what it is called (hidden in blind mode)."""

    category: str
    rows: pd.DataFrame
    weights: dict[str, float]
    names: dict[str, str]
    is_blind: bool

    @property
    def contest(self) -> Contest:
        return Contest(self.rows, self.weights)

    @property
    def weighed(self) -> list[str]:
        """Indicators that weigh anything, in the order of the rules."""
        return [name for name in self.weights if self.weights[name] > 0]

    @functools.cached_property
    def is_simulated(self) -> bool:
        return footers.weakest(self.rows["provenance"]) == "simulated"


def category(page: Page) -> str:
    """The category that the reader compares: province level, regency level and governments stand apart."""
    labels = {code: word("category", name, page.language) for code, name in CATEGORIES.items()}
    return CATEGORIES[
        filters.choice("kategori", labels, page.text("Category"), page.language, default="kabkota")
    ]


def preset(page: Page) -> str:
    """Which weights: a preset, or the reader's own."""
    labels = {code: page.text(label) for code, label in PRESETS.items()}
    return filters.choice("bobot", labels, page.text("Weights"), page.language, default="setara")


def is_blind(page: Page) -> bool:
    """Whether names are hidden, so that weights are chosen before anyone knows whom they favour."""
    labels = {"0": page.text("names shown"), "1": page.text("names hidden")}
    return filters.choice("buta", labels, page.text("Names"), page.language, default="0") == "1"


def indicators(page: Page, of: str) -> list[str]:
    """The indicators of a category that anyone reported, in the order of the rules."""
    present = set(page.rows("award/indicators", category=of, as_of=None)["indicator"])
    return [name for name in KEYS if name in present]


def weight(page: Page, indicator: str) -> float:
    """The weight that the reader gives to an indicator: 0, 1, 2, 3 or 5."""
    label = measure(indicator).labels[page.language]
    return float(
        filters.choice(KEYS[indicator], {code: code for code in WEIGHTS}, label, page.language, default="1")
    )


def weights(page: Page, of: str, leaning: str) -> dict[str, float]:
    """The weights of a preset, or the reader's own, with a box for each indicator."""
    names = indicators(page, of)
    if leaning != OWN:
        return preset_weights(leaning, names)
    with filters.side_by_side():
        return {name: weight(page, name) for name in names}


def preset_weights(of: str, names: list[str]) -> dict[str, float]:
    """The weights of a preset: 1, and more for what it leans towards."""
    return {name: float(LEANINGS.get(of, {}).get(name, 1)) for name in names}


def chosen(
    page: Page, of: str, weights: dict[str, float], blind: bool, as_of: datetime.date | None = None
) -> Chosen:
    """The contest of a category on a day (None: the newest); weights that are all 0 count as equal."""
    rows = page.rows("award/indicators", category=of, as_of=as_of)
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    names = rows.drop_duplicates("unit_id").set_index("unit_id")["unit_name"].to_dict()
    if blind:
        order = sorted(names, key=lambda unit: hashlib.sha256(unit.encode()).hexdigest())
        names = {
            unit: page.text("Contestant {number}", number=str(place))
            for place, unit in enumerate(order, start=1)
        }
    return Chosen(of, rows, weights, names, blind)


def example(page: Page) -> Chosen:
    """Five made-up regions with equal weights."""
    rows = page.rows("award/example")
    names = rows.drop_duplicates("unit_id").set_index("unit_id")["unit_name"].to_dict()
    return Chosen("example", rows, dict.fromkeys(rows["indicator"], 1.0), names, False)


def is_shown(page: Page, of: str) -> bool:
    """Whether a category may be shown: something was reported, and it is real or the reader wants simulated views."""
    rows = page.rows("award/indicators", category=of, as_of=None)
    return not rows.empty and (page.shows_simulated or footers.weakest(rows["provenance"]) != "simulated")


def is_simulated(page: Page, of: str) -> bool:
    """Whether anything that enters the comparison of a category is simulated."""
    return (
        footers.weakest(page.rows("award/indicators", category=of, as_of=None)["provenance"]) == "simulated"
    )


def ranked(of: Chosen) -> pd.DataFrame:
    """The ranking (see ranking.rank), drawn once for all who ask the same."""
    return cached.computed(functools.partial(ranking.rank, of.rows, of.weights))


def shares(of: Chosen) -> pd.DataFrame:
    """What each indicator gives to each score (see ranking.contributions)."""
    return cached.computed(functools.partial(ranking.contributions, of.rows, of.weights))
