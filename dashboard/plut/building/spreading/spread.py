"""A build spread over a crew: plans the pieces of each step, keeps track of their parts, shows all rows of a
table to whoever reads it whole.

What every piece reads of tables that are whole is written once; a part that is not what was written is made
again by the task that it is from.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from plut.building.incoming import collect
from plut.building.incoming.collect import FileReport
from plut.building.models import VIEWS, Model
from plut.building.spreading import tasks
from plut.building.spreading.batches import MOST_BYTES, MOST_FILES, batches
from plut.building.spreading.crew import Crew
from plut.building.spreading.stages import READING, STAGES, Stage
from plut.building.spreading.tasks import Answer, Columns, Given, Part, Task
from plut.building.stops import Stopped

TRIES = 3  # of a step with parts that turn out broken
READ_SILENCE, BYTES_A_SECOND = 300.0, 5_000_000  # a reader may say nothing: for large files longer
WORK_SILENCE = 3600.0


@dataclass(frozen=True)
class Sizes:
    """How small the pieces are: batches of files that are read, rows of such batches that are judged together
    (to plan that query takes as long as to judge 100,000 rows), rows of a bucket.

    least_rows: a step of fewer is done in one piece by the build itself; shown_rows: a table of more is
    shown as a view of its parts. silence: seconds after which a performer that says nothing hangs, what is
    usual where it is None.
    """

    batch_files: int = MOST_FILES
    batch_bytes: int = MOST_BYTES
    judged_rows: int = 500_000
    bucket_rows: int = 1_000_000
    most_buckets: int = 256
    least_rows: int = 100_000
    shown_rows: int = 200_000
    silence: float | None = None


USUAL = Sizes()
Origin = tuple[Stage, int]  # the step and the piece of it that a part is from


class Spread:
    """The pieces of one build. folder: where parts lie, seen by all of the crew under this path."""

    def __init__(self, crew: Crew, folder: Path, sizes: Sizes = USUAL) -> None:
        self.crew = crew
        self.folder = folder
        self.sizes = sizes
        self.files: list[list[Path]] = []
        self.incoming: Path | None = None
        self.parts: dict[str, dict[int, list[Part]]] = {}  # by table and piece
        self.columns: dict[str, Columns] = {}
        self.whole: dict[str, Given] = {}
        self.origins: dict[Path, Origin] = {}
        self.groups: dict[str, list[list[int]]] = {}  # by step and piece: the batches of files that it is of
        self.buckets: dict[str, int] = {}  # by step
        self.parameters: dict[str, object] = {}

    def read(
        self,
        connection: duckdb.DuckDBPyConnection,
        files: list[Path],
        folder: Path | None,
        parameters: dict[str, object],
        progress: Callable[[float], None] = lambda _: None,
    ) -> list[FileReport]:
        """Load every file, as `collect.load` does; what a batch can tell of its own rows is told too."""
        self.incoming, self.parameters = folder, parameters
        sizes = (self.sizes.batch_files, self.sizes.batch_bytes)
        self.files = batches(files, folder, self.crew.count, *sizes)
        found: dict[Path, tuple[FileReport, ...]] = {}

        def taken(piece: int, answer: Answer) -> None:
            found.update(zip(self.files[piece], answer.reports, strict=True))
            progress(len(found) / len(files))

        self._run(connection, READING, range(len(self.files)), taken)
        reports = [report for path in files for report in found[path]]
        connection.execute("create schema if not exists raw")
        collect.tell(connection, reports)
        for table in READING.hands_on:
            self._show(connection, table)
        return reports

    def over(self, models: list[Model]) -> list[Model]:
        """The models of a build whose files were read, those of each step as one that is made in pieces."""
        by_table = {model.table: model for model in models if model.table not in READING.hands_on}
        for stage in STAGES:
            makes = tuple(table for table in stage.makes if table in by_table)
            own = [by_table[table] for table in makes if table not in READING.makes]
            hands_on = {table: how for table, how in stage.hands_on.items() if table in by_table}
            if not own:
                continue
            reads = frozenset[str]().union(*(by_table[table].reads for table in makes)) - set(makes)
            whole = tuple(sorted(reads - set(stage.pieces_of)))
            step = replace(stage, makes=makes, hands_on=hands_on, whole=whole)
            for model in own:
                del by_table[model.table]
            first, *others = own
            by_table[first.table] = Model(
                table=first.table,
                reads=reads | {table for table in makes if table in READING.makes},
                make=self._making(step, own),
                beside=tuple(model.table for model in others),
            )
        return list(by_table.values())

    def _making(self, stage: Stage, own: list[Model]) -> Callable[[duckdb.DuckDBPyConnection], None]:
        def make(connection: duckdb.DuckDBPyConnection) -> None:
            pieces = self._pieces(stage)
            if not pieces:
                for model in own:
                    model.make(connection)
                return
            for table in stage.whole:
                if table not in self.whole:
                    self._share(connection, table)
            self._run(connection, stage, pieces)
            for table in stage.hands_on:
                self._show(connection, table)

        return make

    def _pieces(self, stage: Stage) -> list[int]:
        """The pieces of a step that have rows; none where there are few, or what it reads is in one piece."""
        counted = [
            (piece, part)
            for table in stage.counted
            for piece, parts in self.parts.get(table, {}).items()
            for part in parts
        ]
        rows = sum(part.rows for _, part in counted)
        if stage.is_by_key:
            return sorted({part.bucket for _, part in counted if part.bucket is not None})
        if rows < max(self.sizes.least_rows, 1):
            return []
        wanted = max(self.crew.count, math.ceil(rows / self.sizes.bucket_rows))
        self.buckets[stage.name] = min(wanted, self.sizes.most_buckets)
        most = min(self.sizes.judged_rows, math.ceil(rows / self.crew.count))
        self.groups[stage.name] = _grouped(counted, most)
        return list(range(len(self.groups[stage.name])))

    def _run(
        self,
        connection: duckdb.DuckDBPyConnection,
        stage: Stage,
        pieces: Iterable[int],
        taken: Callable[[int, Answer], None] = lambda *_: None,
    ) -> None:
        """Do all pieces of a step. What is broken of that which it reads is made again first."""
        waiting = {f"{stage.name}-{piece:05}": piece for piece in pieces}
        for _ in range(TRIES):
            planned = [self._task(connection, stage, piece) for piece in waiting.values()]
            broken: set[Path] = set()
            for task, answer in self.crew.run(planned):
                if answer.failure:
                    failure = answer.failure
                    raise Stopped(failure.code, failure.file or str(self.folder), failure.reason)
                broken.update(answer.broken)
                if not answer.broken:
                    piece = waiting.pop(task.name)
                    self._keep(stage, piece, answer)
                    taken(piece, answer)
            if not waiting:
                return
            self._mend(connection, broken)
        raise Stopped("broken_parts", str(self.folder), stage.name)

    def _task(self, connection: duckdb.DuckDBPyConnection, stage: Stage, piece: int) -> Task:
        files = tuple(self.files[piece]) if stage is READING else ()
        given = [self._given(stage, table, piece) for table in stage.pieces_of]
        given += [self.whole[table] for table in stage.whole]
        return Task(
            name=f"{stage.name}-{piece:05}",
            folder=self.folder,
            code=tasks.code(),
            makes=stage.makes,
            hands_on=stage.hands_on,
            given=tuple(given),
            files=files,
            incoming=self.incoming,
            buckets=self.buckets.get(stage.name, 1),
            is_read_often=stage.is_by_key,
            parameters=self.parameters,
            time_zone=tasks.zone_of(connection),
            shared_by=self.crew.shared_by,
            silence=self._silence(files),
        )

    def _silence(self, files: tuple[Path, ...]) -> float:
        """How long a task may say nothing."""
        if self.sizes.silence is not None:
            return self.sizes.silence
        largest = max((path.stat().st_size for path in files if path.is_file()), default=0)
        return READ_SILENCE + largest / BYTES_A_SECOND if files else WORK_SILENCE

    def _given(self, stage: Stage, table: str, piece: int) -> Given:
        by_piece = self.parts.get(table, {})
        if stage.is_by_key:
            parts = [part for one in sorted(by_piece) for part in by_piece[one] if part.bucket == piece]
        else:
            parts = [part for one in self.groups[stage.name][piece] for part in by_piece.get(one, [])]
        return Given(table, self.columns[table], tuple(parts))

    def _keep(self, stage: Stage, piece: int, answer: Answer) -> None:
        self.columns |= answer.columns
        for table in stage.hands_on:
            parts = [part for part in answer.parts if part.table == table]
            self.parts.setdefault(table, {})[piece] = parts
            self.origins |= {part.path: (stage, piece) for part in parts}

    def _share(self, connection: duckdb.DuckDBPyConnection, table: str) -> None:
        """Write a table that every piece reads whole."""
        columns = tasks.columns_of(connection, table)
        parts = tasks.write(connection, table, self.folder / f"{table}.parquet", columns)
        self.whole[table] = Given(table, columns, tuple(parts))

    def _mend(self, connection: duckdb.DuckDBPyConnection, broken: Iterable[Path]) -> None:
        """Make parts again that are not what was written."""
        again: dict[str, tuple[Stage, set[int]]] = {}
        for path in broken:
            if path in self.origins:
                stage, piece = self.origins.pop(path)
                again.setdefault(stage.name, (stage, set()))[1].add(piece)
            else:
                self._share(connection, path.stem)
        for stage, pieces in again.values():
            self._run(connection, stage, pieces)

    def _show(self, connection: duckdb.DuckDBPyConnection, table: str) -> None:
        """All rows of a table under its name, in the order of its pieces."""
        parts = self._all(table)
        if broken := [part.path for part in parts if not part.is_sound]:
            self._mend(connection, broken)
            parts = self._all(table)
        given = Given(table, self.columns[table], parts)
        rows = sum(part.rows for part in parts)
        tasks.take_in(connection, given, is_kept=table not in VIEWS and rows < self.sizes.shown_rows)

    def _all(self, table: str) -> tuple[Part, ...]:
        by_piece = self.parts.get(table, {})
        return tuple(part for piece in sorted(by_piece) for part in by_piece[piece])


def _grouped(counted: list[tuple[int, Part]], most: int) -> list[list[int]]:
    """Batches together that have not many more than so many rows."""
    rows: Counter[int] = Counter()
    for piece, part in counted:
        rows[piece] += part.rows
    groups: list[list[int]] = [[]]
    held = 0
    for piece in sorted(rows):
        if groups[-1] and held + rows[piece] > most:
            groups.append([])
            held = 0
        groups[-1].append(piece)
        held += rows[piece]
    return groups
