"""What a list tells of a map whose values are simulated: its classes, and no area by its own value."""

from collections.abc import Sequence

from plut.content.rows import Rows

CLASS_COLUMNS = ("class_label", "class_areas", "class_people")


def labelled(classes: Rows, labels: Sequence[str]) -> Rows:
    """The classes with their names.

    An area bears a made-up name in a list; a value to the last digit, of which a published one may be the
    same, or its people, would say which area it is. classes: of consultants/reach_classes or access_classes.
    labels: class 0 first.
    """
    return classes.but(lambda frame: frame.assign(class_label=frame["class"].map(dict(enumerate(labels)))))
