"""What about my province or regency?"""

from plut.subjects.area import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
