"""What a reader may see, in words: whose records are shown, and what is not."""

from plut.base import formats
from plut.base.language import translate
from plut.base.measures import word
from plut.content import places
from plut.warehouse.edition import Edition
from plut.warehouse.rules import DATASETS, Rules

MOST_NAMED = 3


def part(edition: Edition, language: str) -> str:
    """Whose records are shown, as a part of a scope: `only records of Aceh and Bali`; of more provinces than
    a title holds, how many."""
    rules = edition.rules
    if rules.provinces is not None:
        names = [name for code, name in places.provinces(edition).items() if code in rules.provinces]
        if 0 < len(names) <= MOST_NAMED:
            listed = formats.enumeration(names, language)
            return translate("only records of {names}", language, names=listed)
        return translate(
            "only records of {count} of {all} provinces",
            language,
            count=formats.number(len(names), language),
            all=formats.number(len(places.provinces(edition)), language),
        )
    if rules.institutions is not None:
        count = formats.number(len(rules.institutions), language)
        return translate("only records of {count} procuring institutions", language, count=count)
    return translate("only records that you may see", language)


def told(edition: Edition, language: str) -> tuple[str, ...]:
    """What somebody who may not see all must know before reading, in sentences; none for who may."""
    rules = edition.rules
    if rules.are_open:
        return ()
    if rules.datasets is not None and not rules.datasets:
        return (translate("Records that offices loaded are not open to you.", language),)
    sentences = []
    if rules.provinces is not None or rules.institutions is not None:
        sentences.append(
            translate("What offices loaded you see in part: {part}.", language, part=part(edition, language))
        )
        sentences.append(_of_sums(rules, language))
    if rules.datasets is not None and (closed := [one for one in DATASETS if one not in rules.datasets]):
        names = formats.enumeration([_within(word("dataset", one, language)) for one in closed], language)
        sentences.append(
            translate("What offices loaded of {names} is not open to you.", language, names=names)
        )
    return tuple(sentences)


def whose(edition: Edition, language: str) -> tuple[str, ...]:
    """What is said in what is given away: whose records it is made of, where these are a part of those that
    offices loaded."""
    rules = edition.rules
    is_part = rules.bounds_places and rules.datasets != frozenset()
    return told(edition, language) if is_part else ()


def _within(name: str) -> str:
    """A name within a sentence; what it abbreviates stays large."""
    return name[:1].lower() + name[1:]


def withdrawn(name: str, language: str) -> str:
    """Why nothing is shown of an edition that its office has taken back."""
    return translate(
        "Edition {edition} was withdrawn by its office: nothing of it may be cited any more.",
        language,
        edition=name,
    )


def withheld(edition: Edition, language: str) -> str:
    """What stands in the place of a part that is not shown."""
    return translate(
        "This part is not shown: it rests on records that are not open to you. {part}",
        language,
        part=_of_sums(edition.rules, language),
    )


def _of_sums(rules: Rules, language: str) -> str:
    if rules.sums:
        return translate(
            "Sums and positions are of all records, also of those that you do not see.", language
        )
    return translate("Sums and positions that would need the others are not shown.", language)
