"""Draws a report: a table for terminals (rich) and one for notebooks (HTML), from one list of columns.

Invariant: both show the same cells; a text table has no colours, so that it may be compared, piped and kept.
"""

import html
import io
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from janus_jax.report.recorder import UnitRecord, format_place
from janus_jax.report.report import Report

EMPTY = "janus_jax has seen no hot function"
NARROWEST = 80


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the text of a unit's cell, and the text of the totals' cell."""

    heading: str
    cell: Callable[[UnitRecord], str]
    total: Callable[[Report], str] = lambda report: ""
    is_number: bool = False


def _count(heading: str, name: str) -> Column:
    return Column(heading, lambda unit: str(getattr(unit, name)), lambda report: str(getattr(report, name)), True)


def _seconds(heading: str, name: str) -> Column:
    return Column(
        heading, lambda unit: f"{getattr(unit, name):.2f}", lambda report: f"{getattr(report, name):.2f}", True
    )


def _format_reason(unit: UnitRecord) -> str:
    return f"{unit.reason}, line {unit.reason_line}" if unit.reason and unit.reason_line else unit.reason


COLUMNS = (
    Column("unit", lambda unit: unit.name, lambda report: "total"),
    Column("where", lambda unit: unit.place),
    Column("state", lambda unit: unit.state),
    _count("calls", "calls"),
    _count("hits", "hits"),
    _count("misses", "misses"),
    _count("fall-backs", "fallbacks"),
    _count("compiles", "compiles"),
    _seconds("eager s", "eager_seconds"),
    _seconds("compile s", "compile_seconds"),
    _seconds("saved s", "saved_seconds"),
    Column("reason", _format_reason),
)


def render_text(report: Report) -> str:
    """The table, then one message for each unit that has something to say.

    Where the terminal is too narrow for a unit on one line, its texts stand below each other in the first column.
    """
    if not report.units:
        return EMPTY
    table = _draw(_build_table(report, COLUMNS))
    needed = max(len(line) for line in table)
    width = max(NARROWEST, shutil.get_terminal_size((needed, 24)).columns)
    if needed > width:
        table = _draw(_build_table(report, _stack_texts(COLUMNS)), width)
    return "\n".join([*table, "", *find_notes(report)]).rstrip()


def render_html(report: Report) -> str:
    """The same as an HTML fragment."""
    if not report.units:
        return f"<p>{EMPTY}</p>"
    head = "".join(f"<th>{html.escape(column.heading)}</th>" for column in COLUMNS)
    rows = [[column.cell(unit) for column in COLUMNS] for unit in report.units]
    body = "".join(_build_html_row(row) for row in rows)
    foot = _build_html_row([column.total(report) for column in COLUMNS])
    notes = "".join(f"<pre>{html.escape(note)}</pre>" for note in find_notes(report))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>{notes}"


def find_notes(report: Report) -> list[str]:
    """What no cell has room for: why a unit was not converted, and the guard that failed last."""
    return list(chain.from_iterable(_find_unit_notes(unit) for unit in report.units))


def _find_unit_notes(unit: UnitRecord) -> list[str]:
    notes = [str(unit)] if unit.reason_text else []
    if unit.last_miss:
        notes.append(f"{format_place(unit.file, unit.line)} in {unit.name}: last miss\n    {unit.last_miss}")
    return notes


def _stack_texts(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same columns for a narrow terminal: one for all texts, and headings of several lines."""
    texts = [column for column in columns if not column.is_number]
    stacked = Column(
        texts[0].heading,
        lambda unit: "\n".join(filter(None, (column.cell(unit) for column in texts))),
        texts[0].total,
    )
    numbers = [column for column in columns if column.is_number]
    return (stacked, *(replace(column, heading=re.sub("(?<=-)| ", "\n", column.heading)) for column in numbers))


def _build_table(report: Report, columns: tuple[Column, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(
            column.heading,
            footer=column.total(report),
            justify="right" if column.is_number else "left",
            no_wrap=column.is_number,
            overflow="fold",
        )
    for unit in report.units:
        table.add_row(*(Text(column.cell(unit)) for column in columns))
    return table


def _draw(table: Table, width: int = sys.maxsize) -> list[str]:
    file = io.StringIO()
    Console(file=file, width=width, color_system=None, force_terminal=False, _environ={}).print(table)
    return [line.rstrip() for line in file.getvalue().splitlines() if line.strip()]


def _build_html_row(cells: list[str]) -> str:
    row = "".join(
        f'<td style="text-align:{"right" if column.is_number else "left"}">{html.escape(cell)}</td>'
        for column, cell in zip(COLUMNS, cells, strict=True)
    )
    return f"<tr>{row}</tr>"
