"""Blocks as HTML that needs no script: words and tables as everywhere, pictures as SVG, choices as links and
forms, what is closed at first as details, or as a link to the same page with it where it is much."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from plut.base import settings
from plut.content import places, setting_apart
from plut.content.blocks import (
    AskFile,
    Beside,
    Block,
    Card,
    Choices,
    Files,
    Fold,
    Group,
    Invitation,
    Missing,
    Note,
    Now,
    OnPaper,
    Picture,
    Quote,
    Search,
    Sheet,
    Table,
)
from plut.content.choices import ALL, JOINT, Choice
from plut.content.reading import Reading
from plut.content.refusing import refusals
from plut.content.setting_apart import Framed
from plut.figures.style import width_for
from plut.surfaces.html import tables, words
from plut.surfaces.light import finding, giving_away
from plut.surfaces.light.places import BETWEEN, FOR, OPEN, TYPED, Places
from plut.surfaces.light.templates import part
from plut.surfaces.svg import figure
from plut.surfaces.svg.land import Land

# Pixels across of a picture: alone, beside its answers, and on a phone. A browser shows the one that suits
# (static/light/light.css).
ALONE, BESIDE, PHONE = 1168, 736, 358
CLOSED = 14_000  # letters of HTML, some 3 KiB as it travels, up to which a closed part is sent along
CLOSED_IN_ALL = 40_000  # letters of all closed parts of a page


@dataclass
class Page:
    """What is being written: for which reading, with which links. opened: the closed parts that stand open;
    typed, typed_for: what a reader typed to find, and for which key; closed_up_to: letters of a closed
    part that is sent along.

    changes: whether something in it is only true at this moment. opening: the closed parts that the page
    links to, each after those in which it stands, joined by BETWEEN.
    """

    reading: Reading
    places: Places
    opened: frozenset[str] = frozenset()
    typed: str = ""
    typed_for: str = ""
    closed_up_to: int = CLOSED
    land: Land = field(default_factory=Land)
    changes: bool = False
    opening: list[str] = field(default_factory=list)
    _around: tuple[str, ...] = ()  # the closed parts in which what is being written stands
    _pictures: int = 0
    _closed: int = 0

    def written(self, blocks: Iterable[Block], across: int = ALONE, is_apart: bool = False) -> Markup:
        """Blocks one after the other. across: pixels of a picture among them; is_apart: whether they stand in
        the frame of what is simulated."""
        told = tuple(blocks)
        return Markup("").join(
            self._block(block, across, is_apart)
            for block in (told if is_apart else setting_apart.set_apart(told))
        )

    def _block(self, block: Block | Framed, across: int, is_apart: bool) -> Markup:  # noqa: C901 (one case a kind of block)
        language, text = self.reading.language, self.reading.text
        match block:
            case Framed():
                inside = self.written(block.blocks, across, is_apart=True)
                return part("framed", told=words.simulated(language), inside=inside)
            case Group():
                return part("group", key=block.key, inside=self.written(block.blocks, across, is_apart))
            case Beside(key):
                shown = self.written(block.shown, BESIDE, is_apart)
                return part("beside", key=key, shown=shown, told=self.written(block.told, PHONE, is_apart))
            case OnPaper():
                return Markup("")  # stands in the place of pictures on the app's own sheet of paper
            case Picture():
                return self._picture(block, across)
            case Sheet(picture):
                return self._picture(replace(picture, key="press", region_key=""), across)
            case Table():
                return self._table(block)
            case Files(files, others):
                return self._files(tuple(one.label for one in (*files, *others)))
            case Choices():
                return self._choices(block)
            case Search():
                return self._search(block)
            case Fold():
                return self._fold(
                    block.key, block.title, lambda: self.written(block.inside.blocks()), block.is_open
                )
            case Note(told, kind):
                return part("note", kind=kind, told=told)
            case Missing():
                return part("note", kind="told", told=words.missing(block, self.reading))
            case Invitation(told):
                href = self.places.same({"simulasi": "1"})
                label = text("See it with simulated data")
                return part("invitation", told=told, href=href, label=label) if href else Markup("")
            case Quote(told):
                return part("quote", told=told)
            case Card():
                return part("card", card=block)
            case AskFile(label=label):
                if not settings.allows_upload():
                    return part(
                        "note",
                        kind="told",
                        told=text("Checking a file is switched off on this installation."),
                    )
                return self._only_in_app(label)
            case Now(answer):
                self.changes = True
                return self.written(answer(self.reading), across, is_apart)
        return words.written(block, language, False, self.places.page)

    # pictures and tables

    def _picture(self, block: Picture, across: int) -> Markup:
        """A picture for a wide page and for a phone, what explains it, and its rows."""
        self._pictures += 1
        drawn = [
            self._drawn(block, pixels, look)
            for pixels, look in ((across, "wide"), (PHONE, "narrow"))
            if look == "narrow" or across > PHONE
        ]
        under = [words.under(one, self.reading.language) for one in block.explanation]
        rows = self._fold(
            f"{block.key}_details",
            self.reading.text("Table and downloads"),
            lambda: self._rows(block) + self._downloads(block),
        )
        return part(
            "picture",
            key=block.key,
            told=(block.alt, block.frame.source, block.frame.computed),
            drawn=Markup("").join(drawn),
            under=Markup("").join(under),
            rows=rows,
        )

    def _drawn(self, block: Picture, pixels: int, look: str) -> Markup:
        frame = replace(block.frame, width=width_for(pixels), across=pixels)
        name = f"p{self._pictures}{look[0]}"
        return figure.drawn(block.drawing(frame=frame), pixels, name, "", self.land, look)

    def _rows(self, block: Picture | Table) -> Markup:
        row_key = block.row_key if isinstance(block, Table) else ""
        key = block.key if isinstance(block, Table) else ""
        return tables.written(
            block.rows.frame,
            block.columns,
            self.reading.language,
            False,
            key=key,
            row_key=row_key,
            caption=block.frame.title,
        )

    def _table(self, block: Table) -> Markup:
        return self._rows(block) + (self._downloads(block) if block.has_files else Markup(""))

    def _downloads(self, block: Picture | Table) -> Markup:
        """Addresses of the rows and of the picture as files, or a word that none are given away."""
        if not settings.allows_export():
            off = self.reading.text("Downloads are switched off on this installation.")
            return part("note", kind="small", told=off)
        files = giving_away.files(self.reading, block, self.places)
        return part("downloads", files=files) if files else Markup("")

    def _files(self, labels: tuple[str, ...]) -> Markup:
        if not settings.allows_export():
            off = self.reading.text("Downloads are switched off on this installation.")
            return part("note", kind="small", told=off)
        return self._only_in_app(" · ".join(labels))

    def _only_in_app(self, what: str) -> Markup:
        return part(
            "only_in_app",
            what=what,
            href=self.places.app(),
            label=self.reading.text("In the full version"),
        )

    # what is closed at first

    def _fold(self, key: str, title: str, inside: Callable[[], Markup], is_open: bool = False) -> Markup:
        """A part that is closed: sent along where it is little, else a link to the page with it open."""
        if key in self.opened:
            return part("fold", key=key, title=title, inside=self._within(key, inside), is_open=True)
        before = (self.land, self._pictures, list(self.opening))
        self.land = self.land.copy()
        made = self._within(key, inside)
        if is_open or self._is_little(len(made)):
            self._closed += 0 if is_open else len(made)
            return part("fold", key=key, title=title, inside=made, is_open=is_open)
        self.land, self._pictures, self.opening = before
        path = (*self._around, key)
        self.opening.append(BETWEEN.join(path))
        return part("closed", key=key, title=title, href=self.places.opened(path, self.opened))

    def _within(self, key: str, inside: Callable[[], Markup]) -> Markup:
        """What stands in a closed part."""
        self._around = (*self._around, key)
        try:
            return inside()
        finally:
            self._around = self._around[:-1]

    def _is_little(self, letters: int) -> bool:
        """Whether a closed part of so many letters is sent along."""
        in_all = max(CLOSED_IN_ALL, self.closed_up_to)
        return letters <= self.closed_up_to and self._closed + letters <= in_all

    # choices

    def _choices(self, block: Choices) -> Markup:
        boxes = Markup("").join(self._choice(one) for one in block.choices)
        warnings = [sentence for one in block.choices for sentence in refusals(one, self.reading)]
        if self.places.kept() is None and not boxes:
            return Markup("")
        chosen = " · ".join(f"{one.label}: {one.words}" for one in block.choices if not one.is_usual)
        return part(
            "choices",
            boxes=boxes,
            label=block.label if block.fold != "none" else "",
            chosen=chosen,
            warnings=warnings,
            is_open=any(one.key == self.typed_for for one in block.choices),
        )

    def _choice(self, one: Choice) -> Markup:
        if one.found_by:
            return self._finder(one)
        if one.shape == "switch":
            options = [
                (name, self.places.same(self._turned(one, code)), code == one.chosen)
                for code, name in one.options
            ]
            return (
                part("switch", label=one.label, options=options)
                if all(href for _, href, _ in options)
                else Markup("")
            )
        kept = self.places.kept(one.key, *one.voids, OPEN, TYPED, FOR)
        if kept is None:
            return Markup("")
        return part(
            "typed" if one.shape == "typed" else "list",
            choice=one,
            kept=kept,
            label=self.reading.text("Show"),
        )

    def _turned(self, one: Choice, code: str) -> dict[str, str | None]:
        """The codes of the address once an option is chosen."""
        turned: dict[str, str | None] = dict.fromkeys((*one.voids, TYPED, FOR), None)
        if one.province_key and code != one.default:
            turned[one.province_key] = code[:2]
        return turned | {one.key: None if code == one.default else code}

    def _finder(self, one: Choice) -> Markup:
        """A box to type into, what was found by it, and what is chosen, each with a link that takes it
        out."""
        kept = self.places.kept(TYPED, FOR)
        if kept is None:
            is_area = one.found_by == places.FOUND and one.shape != "several"
            return self._to_all_places(one.label) if is_area else Markup("")
        is_several = one.shape == "several"
        names = dict(one.options)
        chosen = [code for code in one.codes if code in names and (is_several or not one.is_open)]
        taken_out = [
            (
                names[code],
                self.places.same(self._turned(one, _joined(one, [c for c in one.codes if c != code]))),
            )
            for code in chosen
            if is_several or one.default == ALL
        ]
        found = None
        if self.typed_for == one.key and self.typed:
            found = finding.found(self.reading, one.found_by, self.typed, names)
        listed = [
            (
                name,
                self.places.same(
                    self._turned(one, _joined(one, [*one.codes, code] if is_several else [code]))
                ),
            )
            for code, name in (found.options if found else ())
        ]
        return part(
            "finder",
            id=f"cari-{one.key}",
            label=one.label,
            chosen=taken_out,
            shown=names[chosen[0]] if chosen and not taken_out else "",
            kept=(*kept, (FOR, one.key)),
            name=TYPED,
            typed=self.typed if self.typed_for == one.key else "",
            found=listed,
            told=self._told(found),
            button=self.reading.text("Find"),
            remove=self.reading.text("Remove"),
            action="",
        )

    def _told(self, found: finding.Found | None) -> str:
        if found is None:
            return ""
        if not found.options:
            return self.reading.text("Nothing found. Check the spelling.")
        if found.is_near:
            return self.reading.text("Nothing has exactly this name. Similar names:")
        return self.reading.text("{count} found", count=len(found.options))

    def _to_all_places(self, label: str) -> Markup:
        """Where nothing answers a search: the list of all areas."""
        return part("all_places", label=label, href=self.places.page("daftar"))

    def _search(self, block: Search) -> Markup:
        """A box that opens another page with what is found."""
        action = self.places.search(block.address)
        if not action:
            return self._to_all_places(block.label)
        kept = self.places.kept(TYPED, FOR, OPEN) or ()
        own = tuple((key, code) for key, code in kept if key in ("lang", "simulasi", "edisi"))
        return part(
            "finder",
            id=f"cari-{block.key}",
            label=block.label,
            chosen=[],
            shown="",
            kept=(*own, (FOR, block.target_key)),
            name=TYPED,
            typed="",
            found=[],
            told="",
            button=self.reading.text("Find"),
            remove="",
            action=action,
        )


def _joined(one: Choice, codes: list[str]) -> str:
    return JOINT.join(codes) if codes else one.default
