"""What is simulated stands apart from what is real: which blocks of a page belong into a frame."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from plut.content.blocks import (
    Answers,
    Beside,
    Block,
    Choices,
    Finding,
    Fold,
    Group,
    Invitation,
    Limits,
    Links,
    Picture,
    Ranked,
    Section,
    Sentence,
    Sheet,
    Table,
    standing,
)


@dataclass(frozen=True)
class Framed:
    """A part of a page that is simulated. key: the same for the same part."""

    key: str
    blocks: tuple[Block, ...]


def set_apart(blocks: tuple[Block, ...]) -> Iterator[Block | Framed]:
    """The blocks, with each simulated section in a frame, and simulated blocks of other sections in frames
    too."""
    for part in _parts(blocks):
        head = part[0]
        if isinstance(head, Section) and head.is_simulated:
            inside = _without_what_follows(part)
            yield _framed(inside)
            yield from part[len(inside) :]
            continue
        for is_made_up, run in itertools.groupby(part, _is_made_up):
            if is_made_up:
                yield _framed(tuple(run))
            else:
                yield from run


def is_whole(blocks: tuple[Block, ...]) -> bool:
    """Whether a page shows nothing but simulated values."""
    kinds = {is_made_up for block in standing(blocks) for is_made_up in _shown(block)}
    return kinds == {True}


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Sections with what stands under their heads; what ends a page is a part of its own."""
    part: list[Block] = []
    for block in blocks:
        if part and _begins(block):
            yield tuple(part)
            part = []
        part.append(block)
    if part:
        yield tuple(part)


def _begins(block: Block) -> bool:
    return isinstance(block, Finding | Limits) or (isinstance(block, Section) and not block.is_small)


def _without_what_follows(part: tuple[Block, ...]) -> tuple[Block, ...]:
    """A simulated section up to its last block that shows something: links and invitations lead elsewhere."""
    end = len(part)
    while end > 1 and isinstance(part[end - 1], Links | Invitation):
        end -= 1
    return part[:end]


def _framed(blocks: tuple[Block, ...]) -> Framed:
    return Framed(_key(blocks[0]), blocks)


def _key(block: Block) -> str:
    match block:
        case Group(key) | Beside(key):
            return key
        case Picture() | Table() | Fold():
            return block.key
        case Section(text) | Sentence(text):
            return text
        case Choices(choices):
            return choices[0].key
        case Answers(answers):
            return answers[0].label
        case Ranked(title):
            return title
    raise TypeError(f"a {type(block).__name__} begins no simulated part")


def _is_made_up(block: Block) -> bool:
    """Whether all that a block shows is simulated. The head of a page and a sheet of the press stand in no
    frame."""
    inside = standing((block,))
    return not isinstance(block, Finding | Sheet) and {
        is_made_up for one in inside for is_made_up in _shown(one)
    } == {True}


def _shown(block: Block) -> tuple[bool, ...]:
    """Of each value that a block shows, whether it is simulated; nothing of a block without values."""
    match block:
        case Sentence() | Picture() | Ranked():
            is_told = not isinstance(block, Sentence) or block.of is not None
            return (block.is_simulated,) if is_told else ()
        case Sheet(picture):
            return (picture.is_simulated,)
        case Answers(answers):
            return tuple(one.is_simulated for one in answers)
        case Finding(_, sentences, answers):
            numbers = answers.answers if answers else ()
            return (
                *(one.is_simulated for one in sentences if one.of is not None),
                *(one.is_simulated for one in numbers),
            )
        case Table(rows=rows):
            return (rows.is_simulated,)
    return ()
