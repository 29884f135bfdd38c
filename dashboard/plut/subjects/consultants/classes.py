"""What a list tells of a map whose values are simulated: its classes, and no area by its own value."""

from collections.abc import Sequence

from plut.content.rows import Rows

CLASS_COLUMNS = ("class_label", "class_areas", "class_people")


def by_class(regions: Rows, labels: Sequence[str]) -> tuple[Rows, tuple[str, ...]]:
    """One row for each class that occurs, and its columns.

    An area bears a made-up name in a list; a value to the last digit, of which a published one may be the
    same, or its people, would say which area it is. regions: with `class`, `class_areas` and `class_people`.
    labels: of the classes, class 0 first.
    """
    return (
        regions.but(
            lambda frame: (
                frame.drop_duplicates("class")
                .sort_values("class")
                .assign(class_label=lambda one: one["class"].map(dict(enumerate(labels))))[
                    ["class", *CLASS_COLUMNS, "provenance"]
                ]
            )
        ),
        CLASS_COLUMNS,
    )
