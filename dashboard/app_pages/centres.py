"""Where are the 100 centres, and how well is each known?"""

from plut.subjects.centres import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
