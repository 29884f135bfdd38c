"""All subjects, in the order of the menu."""

from plut.content.subject import Subject
from plut.subjects.certification import SUBJECT as CERTIFICATION

SUBJECTS: tuple[Subject, ...] = (CERTIFICATION,)
