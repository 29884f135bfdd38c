"""Which region leads, and how sure is that?"""

from plut.subjects.award import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
