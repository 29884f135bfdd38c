"""Files that bear a seal: a check code of what was judged, the same in every language and with names hidden
or shown. The press room answers it as it answers the code of a picture."""

from dataclasses import dataclass

from plut.content.files import Content
from plut.content.reading import Reading


@dataclass(frozen=True, eq=False)
class Sealed(Content):
    """A file with its seal. picture: the code of the picture that shows what was judged; reading: what turned
    it."""

    inner: Content
    seal: str
    picture: str
    reading: Reading
