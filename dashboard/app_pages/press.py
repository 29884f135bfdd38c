"""Give me this picture, sentence and number, citable."""

from plut.surfaces.app import opening
from plut.surfaces.press.room import SUBJECT

opening.show(SUBJECT)
