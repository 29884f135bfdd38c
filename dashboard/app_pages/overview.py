"""Where does the programme stand, and where should I look?"""

from plut.subjects.overview import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
