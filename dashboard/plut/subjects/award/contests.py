"""What the reader chooses of the award's ranking: the category, the weights, whether names are hidden; and
the ranking by them."""

import functools
import hashlib
from dataclasses import dataclass, replace

import pandas as pd

from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content.blocks import Sentence
from plut.content.choices import Choice, choice
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Part, Scope
from plut.methods import ranking, scores
from plut.methods.sensitivity import Contest

CATEGORIES = {
    "provinsi": "province_centre",
    "kabkota": "regency_centre",
    "pemprov": "province_government",
    "pemkab": "regency_government",
}
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
WEIGHTS = ("0", "1", "2", "3", "5")  # that the reader can give
WEIGHT_KEYS = {  # indicator -> key of its own weight in the address
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
KEYS = ("kategori", "bobot", "buta", *WEIGHT_KEYS.values())

Weights = tuple[tuple[str, float], ...]  # indicator, and what it weighs


@dataclass(frozen=True)
class Chosen:
    """A contest as the reader set it up.

    choices: category, weights, names; own: a weight for each indicator, where the reader gives their own.
    rows: of award/indicators, the contestants by the names that may be seen. weighing: weights that are not
    equal, in words. is_blind: whether names are hidden.
    """

    category: str
    rows: Rows
    weights: Weights
    weighing: tuple[Part, ...] = ()
    is_blind: bool = False
    choices: tuple[Choice, ...] = ()
    own: tuple[Choice, ...] = ()

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """What each contestant is called."""
        return dict(zip(self.rows.frame["unit_id"], self.rows.frame["unit_name"], strict=True))

    @property
    def weighed(self) -> list[str]:
        """Indicators that weigh anything, in the order of the rules."""
        return [name for name, weight in self.weights if weight > 0]

    def weighted(self, rows: Rows) -> Rows:
        """Rows that follow from what was reported and from the weights: their scope tells both."""
        return replace(rows, scope=self.rows.scope.plus(*self.weighing))

    def computed(self, frame: pd.DataFrame, *others: Rows) -> Rows:
        """What a method made of all that was reported, and of others: each row is as weak as the weakest
        row that entered."""
        entered = self.rows.beside(*others)
        return self.weighted(self.rows.but(lambda _: frame.assign(provenance=entered.provenance)))

    def contest(self, rows: Rows | None = None) -> Contest:
        """The contest, or its rules over other rows: only weights of what these have."""
        frame = (rows or self.rows).frame
        reported = set(frame["indicator"])
        return Contest(frame, {name: weight for name, weight in self.weights if name in reported})

    @functools.cached_property
    def ranked(self) -> Rows:
        """Every contestant in the order of places, those that reported too little last: `unit_name`, and the
        columns of ranking.rank, of which the place is `award_rank` and the band `award_band`."""
        frame = _ranked(_numbers(self.rows), self.weights)
        frame = frame.rename(columns={"rank": "award_rank", "band": "award_band"})
        return self.computed(frame.assign(unit_name=[self.names[unit] for unit in frame["id"]]))

    @functools.cached_property
    def placed(self) -> Rows:
        """Those who have a place, in the order of places."""
        return self.ranked.but(lambda frame: frame.dropna(subset=["award_rank"]))


def chosen(reading: Reading) -> Chosen:
    """The contest that the address chooses, on the newest day."""
    category, preset, blind = boxes = _boxes(reading)
    held = reading.part(category.words, category=CATEGORIES[category.chosen])
    hidden = () if blind.is_usual else (reading.part(blind.words, restricts=False),)
    rows = reading.rows("award/indicators", Scope((held, *hidden)))
    if hidden:
        numbered = _numbered(reading, rows)
        rows = rows.but(lambda frame: frame.assign(unit_name=frame["unit_id"].map(numbered)))
    reported = set(rows.frame["indicator"])
    names = [name for name in WEIGHT_KEYS if name in reported]
    own = tuple(_weight(reading, name) for name in names) if preset.chosen == OWN else ()
    weights = _own_weights(names, own) if own else preset_weights(preset.chosen, names)
    weighing = _weighing(reading, preset, weights)
    return Chosen(CATEGORIES[category.chosen], rows, weights, weighing, bool(hidden), boxes, own)


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns the picture of the ranking."""
    of = chosen(reading)
    return (*of.choices, *of.own)


def example(reading: Reading) -> Chosen:
    """Five made-up regions with equal weights."""
    rows = reading.rows("award/example")
    return Chosen("example", rows, tuple((name, 1.0) for name in rows.frame["indicator"].unique()))


def is_shown(reading: Reading, of: Chosen) -> bool:
    """Whether a contest may be shown: something was reported, and it is real or the reader wants simulated
    views."""
    return len(of.rows) > 0 and (reading.shows_simulated or not of.rows.is_simulated)


def said(text: str, rows: Rows) -> Sentence:
    """A sentence about a contest, with what was chosen of it: the weights too, which leave nobody out."""
    unsaid = [part.words for part in rows.scope.parts if part.words and part.words not in text]
    return Sentence(f"{', '.join(unsaid)}: {text}" if unsaid else text, rows)


def preset_weights(preset: str, names: list[str]) -> Weights:
    """The weights of a preset: 1, and more for what it leans towards."""
    leaning = LEANINGS.get(preset, {})
    return tuple((name, float(leaning.get(name, 1))) for name in names)


def _boxes(reading: Reading) -> tuple[Choice, Choice, Choice]:
    """Province level, regency level and governments stand apart; weights; names, so that who weighs need not
    know for whom."""
    categories = {code: word("category", name, reading.language) for code, name in CATEGORIES.items()}
    presets = {code: reading.text(label) for code, label in PRESETS.items()}
    hiding = {"0": reading.text("names shown"), "1": reading.text("names hidden")}
    return (
        choice(reading, "kategori", reading.text("Category"), categories, "kabkota", voids=("satu", "dua")),
        choice(reading, "bobot", reading.text("Weights"), presets, "setara"),
        choice(reading, "buta", reading.text("Names"), hiding, "0"),
    )


def _weight(reading: Reading, indicator: str) -> Choice:
    label = measure(indicator).labels[reading.language]
    return choice(reading, WEIGHT_KEYS[indicator], label, {code: code for code in WEIGHTS}, "1")


def _own_weights(names: list[str], own: tuple[Choice, ...]) -> Weights:
    """What the reader gives; where everything weighs 0, all weigh the same."""
    given = [float(one.chosen) for one in own]
    return tuple(zip(names, given if any(given) else [1.0] * len(names), strict=True))


def _weighing(reading: Reading, preset: Choice, weights: Weights) -> tuple[Part, ...]:
    """Weights in words, where not all are equal: a preset by its name, the reader's own one by one."""
    if len({weight for _, weight in weights}) < 2:
        return ()
    words = preset.words
    if preset.chosen == OWN:
        unequal = [
            f"{measure(name).labels[reading.language]} {weight:.0f}"
            for name, weight in weights
            if weight != 1
        ]
        others = [reading.text("each other 1")] if len(unequal) < len(weights) else []
        words = "; ".join((*unequal, *others))
    return (reading.part(reading.text("weights: {weights}", weights=words), restricts=False),)


def _numbered(reading: Reading, rows: Rows) -> dict[str, str]:
    """Numbers in place of names, in an order that tells nothing of who it is."""
    units = sorted(rows.frame["unit_id"].unique(), key=lambda unit: hashlib.sha256(unit.encode()).hexdigest())
    return {
        unit: reading.text("Contestant {number}", number=str(number))
        for number, unit in enumerate(units, start=1)
    }


def _numbers(rows: Rows) -> Rows:
    """What a ranking is computed from: the same in every language, names hidden or not."""
    return replace(rows, scope=WHOLE, frame=rows.frame[list(scores.COLUMNS)])


@functools.lru_cache(maxsize=200)
def _ranked(numbers: Rows, weights: Weights) -> pd.DataFrame:
    """The ranking, drawn once for all who ask the same. Never changed."""
    return ranking.rank(numbers.frame, dict(weights))
