"""Where does this come from, how fresh is it, what is missing, how do I load mine?"""

from plut.subjects.data import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
