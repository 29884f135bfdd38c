"""What a meeting room sees of a subject: its finding, a picture that the press room hands out, and up to
three numbers."""

from dataclasses import dataclass

from plut.content.blocks import Answer, Picture

MOST_ANSWERS = 3
MOST_WORDS = 15  # of a title


class TooMuch(ValueError):
    """A slide has more on it than a room can take in."""


@dataclass(frozen=True)
class Slide:
    """One slide. title: the finding, as the head of the page says it. picture: registered by its subject, so
    that its check code tells what the slide showed. answers: as on the page. said: what must be known to read
    the picture; it stands large under it.
    """

    title: str
    picture: Picture
    answers: tuple[Answer, ...] = ()
    said: str = ""

    def __post_init__(self) -> None:
        if len(self.answers) > MOST_ANSWERS:
            raise TooMuch(f"{len(self.answers)} numbers under {self.title!r}")
        if not self.picture.code:
            raise TooMuch(f"the picture {self.picture.key} has no code of the press room")

    @property
    def is_simulated(self) -> bool:
        return self.picture.is_simulated or any(one.is_simulated for one in self.answers)
