"""All subjects, in the order of the menu."""

from plut.content.subject import Subject
from plut.subjects.award import SUBJECT as AWARD
from plut.subjects.centres import SUBJECT as CENTRES
from plut.subjects.certification import SUBJECT as CERTIFICATION
from plut.subjects.overview import SUBJECT as OVERVIEW

SUBJECTS: tuple[Subject, ...] = (OVERVIEW, CENTRES, CERTIFICATION, AWARD)
