"""The pages of the product in the order of the menu: the subjects, with the press room, which shows what they
hand out."""

from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.surfaces.press.room import SUBJECT as PRESS

PAGES: tuple[Subject, ...] = (*SUBJECTS[:-1], PRESS, SUBJECTS[-1])
