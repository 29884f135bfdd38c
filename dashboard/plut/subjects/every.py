"""All subjects, in the order of the menu."""

from plut.content.subject import Subject
from plut.subjects.area import SUBJECT as AREA
from plut.subjects.award import SUBJECT as AWARD
from plut.subjects.centres import SUBJECT as CENTRES
from plut.subjects.certification import SUBJECT as CERTIFICATION
from plut.subjects.consultants import SUBJECT as CONSULTANTS
from plut.subjects.data import SUBJECT as DATA
from plut.subjects.overview import SUBJECT as OVERVIEW
from plut.subjects.procurement import SUBJECT as PROCUREMENT
from plut.subjects.published import SUBJECT as PUBLISHED

SUBJECTS: tuple[Subject, ...] = (
    OVERVIEW,
    CENTRES,
    CONSULTANTS,
    PROCUREMENT,
    CERTIFICATION,
    AWARD,
    AREA,
    PUBLISHED,
    DATA,
)
