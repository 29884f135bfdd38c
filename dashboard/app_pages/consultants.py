"""Where are consultants missing, who lives too far away, and where should the next centres stand?"""

from plut.subjects.consultants import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
