"""What the reader chooses of the award's ranking: the category, the weights, whether names are hidden; and
the ranking by them."""

import functools
from dataclasses import dataclass, replace

import pandas as pd

from plut.base import formats
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
LEANINGS = {  # preset -> indicators that weigh more than 1; the first of them is what it is named after
    "jangkauan": {"covered_share": 3, "access_gain_people": 3, "staffing_share": 2},
    "hasil": {"certified_share": 3, "assisted_per_place": 2, "assisted_per_100k": 2},
}
STEP = 5  # percent between the weights that stand in the list; the address takes every whole percent
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

Weights = tuple[tuple[str, int], ...]  # indicator, and what it weighs: whole percent that sum to 100


@dataclass(frozen=True)
class Chosen:
    """A contest as the reader set it up.

    choices: category, weights, and names where there are real ones; own: a weight for each indicator, where
    the reader gives their own. rows: of award/indicators, the contestants by the names that may be seen.
    weighing: weights that are not equal, in words. is_blind: whether names are hidden. without_simulated:
    whether contestants were left out because something of them is simulated.
    """

    category: str
    rows: Rows
    weights: Weights
    weighing: tuple[Part, ...] = ()
    is_blind: bool = False
    without_simulated: bool = False
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
        units = self.rows.frame
        ids = dict(zip(units["contestant_code"], units["unit_id"], strict=True))
        frame = frame.assign(id=[ids[code] for code in frame["id"]])
        return self.computed(frame.assign(unit_name=[self.names[unit] for unit in frame["id"]]))

    @functools.cached_property
    def placed(self) -> Rows:
        """Those who have a place, in the order of places."""
        return self.ranked.but(lambda frame: frame.dropna(subset=["award_rank"]))


def chosen(reading: Reading) -> Chosen:
    """The contest that the address chooses, on the newest day."""
    categories = {code: word("category", name, reading.language) for code, name in CATEGORIES.items()}
    label = reading.text("Category")
    category = choice(reading, "kategori", label, categories, "kabkota", voids=("satu", "dua"))
    parts = [reading.part(category.words, category=CATEGORIES[category.chosen])]
    rows = reading.rows("award/indicators", Scope(tuple(parts)))
    leaves_out = rows.is_simulated and not reading.shows_simulated
    if leaves_out:
        parts.append(reading.part(reading.text("real data only"), only_real=True))
        rows = reading.rows("award/indicators", Scope(tuple(parts)))
    blind = _blind(reading) if (rows.frame["provenance"] != "simulated").any() else None
    is_blind = blind is not None and not blind.is_usual
    if blind is not None and is_blind:
        parts.append(reading.part(blind.words, restricts=False, hides_names=True))
        rows = reading.rows("award/indicators", Scope(tuple(parts)))
    reported = set(rows.frame["indicator"])
    names = [name for name in WEIGHT_KEYS if name in reported]
    if not names:  # what is reported has no weight
        rows = rows.but(lambda frame: frame[:0])
    preset = _preset(reading, names)
    own = _own(reading, names) if preset.chosen == OWN else ()
    weights = own_weights(names, own) if own else preset_weights(preset.chosen, names)
    boxes = (category, preset, *([blind] if blind else []))
    weighing = _weighing(reading, preset, weights)
    return Chosen(CATEGORIES[category.chosen], rows, weights, weighing, is_blind, leaves_out, boxes, own)


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns the picture of the ranking: hidden names too, where an edition has none to hide, so that a
    code from before is answered."""
    of = chosen(reading)
    boxes = {box.key: box for box in (*of.choices, _blind(reading), *of.own)}
    return tuple(boxes.values())


def example(reading: Reading) -> Chosen:
    """Five made-up regions with equal weights."""
    rows = reading.rows("award/example").but(lambda frame: frame.assign(contestant_code=frame["unit_id"]))
    names = [str(name) for name in rows.frame["indicator"].unique()]
    return Chosen("example", rows, preset_weights("setara", names))


def is_shown(reading: Reading, of: Chosen) -> bool:
    """Whether a contest may be shown: something was reported, and it is real or the reader wants simulated
    views."""
    return len(of.rows) > 0 and (reading.shows_simulated or not of.rows.is_simulated)


def said(text: str, rows: Rows) -> Sentence:
    """A sentence about a contest, with what was chosen of it: the weights too, which leave nobody out."""
    unsaid = [part.words for part in rows.scope.parts if part.words and part.words not in text]
    return Sentence(f"{', '.join(unsaid)}: {text}" if unsaid else text, rows)


def preset_weights(preset: str, names: list[str]) -> Weights:
    """The weights of a preset: the same for all, and two or three times as much for what it leans towards, in
    whole percent."""
    leaning = LEANINGS.get(preset, {})
    return _percent(names, [leaning.get(name, 1) for name in names])


def own_weights(names: list[str], own: tuple[Choice, ...]) -> Weights:
    """What the reader gives, in whole percent of its sum; where everything weighs 0, all weigh the same."""
    given = [int(one.chosen) for one in own]
    return _percent(names, given if any(given) else [1] * len(names))


def weights_in_words(reading: Reading, of: Chosen) -> str:
    """Every weight that counts; where the reader's own do not sum to 100 percent, that they were adjusted."""
    counted = _in_words(reading, of.weights)
    given = sum(int(one.chosen) for one in of.own)
    if not of.own or given == 100:
        return reading.text("Weights: {weights}.", weights=counted)
    if not given:
        return reading.text("All weights are 0, so they count as equal. Weights: {weights}.", weights=counted)
    return reading.text(
        "The weights given add up to {sum}; adjusted to 100% in whole per cent, they are: {weights}.",
        sum=formats.percent(given / 100, reading.language, 0),
        weights=counted,
    )


def _percent(names: list[str], given: list[int]) -> Weights:
    return tuple(zip(names, scores.whole_percent(given), strict=True)) if names else ()


def _in_words(reading: Reading, weights: Weights) -> str:
    return "; ".join(
        f"{measure(name).labels[reading.language]} {formats.percent(weight / 100, reading.language, 0)}"
        for name, weight in weights
    )


def _preset(reading: Reading, names: list[str]) -> Choice:
    """Weights by a name, of those that lean towards something that was reported, or the reader's own."""
    presets = {
        code: reading.text(label)
        for code, label in PRESETS.items()
        if code not in LEANINGS or any(LEANINGS[code].get(name, 0) > 2 for name in names)
    }
    return choice(reading, "bobot", reading.text("Weights"), presets, "setara")


def _blind(reading: Reading) -> Choice:
    """Whether names are hidden, so that who weighs need not know for whom. Made-up ones hide already."""
    hiding = {"0": reading.text("names shown"), "1": reading.text("names hidden")}
    return choice(reading, "buta", reading.text("Names"), hiding, "0", voids=("satu", "dua"))


def _own(reading: Reading, names: list[str]) -> tuple[Choice, ...]:
    """A weight for each indicator in whole percent, at first as in the equal preset."""
    return tuple(_weight(reading, name, usual) for name, usual in preset_weights("setara", names))


def _weight(reading: Reading, indicator: str, usual: int) -> Choice:
    label, key = measure(indicator).labels[reading.language], WEIGHT_KEYS[indicator]
    asked = reading.code(key) or ""
    is_whole = asked.isascii() and asked.isdigit() and str(int(asked)) == asked and int(asked) <= 100
    listed = sorted({*range(0, 101, STEP), usual, *([int(asked)] if is_whole else [])})
    options = {str(weight): formats.percent(weight / 100, reading.language, 0) for weight in listed}
    return choice(reading, key, label, options, str(usual))


def _weighing(reading: Reading, preset: Choice, weights: Weights) -> tuple[Part, ...]:
    """Weights in words, where they are not the equal ones: a preset by its name, the reader's own one by
    one."""
    if weights == preset_weights("setara", [name for name, _ in weights]):
        return ()
    words = _in_words(reading, weights) if preset.chosen == OWN else preset.words
    return (reading.part(reading.text("weights: {weights}", weights=words), restricts=False),)


def _numbers(rows: Rows) -> Rows:
    """What a ranking is computed from: the same in every language, names hidden or not."""
    frame = rows.frame.assign(unit_id=rows.frame["contestant_code"])
    return replace(rows, scope=WHOLE, frame=frame[list(scores.COLUMNS)])


@functools.lru_cache(maxsize=200)
def _ranked(numbers: Rows, weights: Weights) -> pd.DataFrame:
    """The ranking, drawn once for all who ask the same. Never changed."""
    return ranking.rank(numbers.frame, dict(weights))
