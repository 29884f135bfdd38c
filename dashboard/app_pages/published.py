"""What has been said in public, when, by whom, and does it add up?"""

from plut.subjects.published import SUBJECT
from plut.surfaces.app import opening

opening.show(SUBJECT)
