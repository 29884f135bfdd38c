"""How far is spending from 40 per cent, by which denominator, and who must close the gap?"""

from plut.subjects.procurement import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
