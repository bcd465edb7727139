"""What becomes of an impure training step in plain Python, under `jax.jit`, and under janus_jax: every cell is run.

`jax.jit` traces a step once and from then on runs the trace, which is right for pure functions only: what the step
reads is what was there when it was traced, what it writes is written then and never again, and what it stores is the
tracer.

    python bench/naive_jit.py       # exit status 1 if janus_jax differs from plain Python anywhere
"""

import contextlib
import dataclasses
import io
import random
import sys
from collections.abc import Callable

import jax
import jax.numpy as jnp
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

import janus_jax

CALLS = 4


class Trainer:
    """A model with the state that a training loop has, and one step for each thing that a step does to it."""

    @janus_jax.never
    def __init__(self):
        self.w = jnp.ones(2)
        self.rate = 1.0
        self.steps = 0
        self.best = 10.0
        self.history = []
        self.metrics = {}

    def read_rate(self, x):
        return jnp.sum(self.rate * x)

    def set_weights(self, x):
        self.w = self.w - 0.25 * x
        return jnp.sum(self.w)

    def append_loss(self, x):
        self.history.append(jnp.sum(self.w * x))
        return self.history[-1]

    def set_metric(self, x):
        self.metrics["loss"] = jnp.sum(self.w * x)

    def count_steps(self, x):
        self.steps += 1
        return jnp.sum(x) / self.steps

    def print_line(self, x):
        print("step")
        return x * 2.0

    def draw_noise(self, x):
        return jnp.sum(x) + random.random()

    def branch_on_loss(self, x):
        if jnp.sum(self.w * x) > 1.0:
            return x * 2.0
        return x

    def keep_best(self, x):
        self.best = min(self.best, float(jnp.sum(self.w * x)))
        return x


@dataclasses.dataclass(frozen=True)
class Row:
    """What a step does, the step, and what shows whether it was done: the trainer, the results and the printed lines
    as a text."""

    does: str
    step: Callable
    show: Callable[[Trainer, list, list[str]], str]


def list_numbers(numbers):
    return " ".join(f"{float(number):.3g}" for number in numbers)


def name_kind(value):
    """What a value is: a tracer has no value once its trace is over."""
    if isinstance(value, jax.core.Tracer):
        return "a leaked tracer"
    return "an array" if isinstance(value, jax.Array) else f"a {type(value).__name__}"


ROWS = (
    Row("reads a rate that halves", Trainer.read_rate, lambda trainer, results, _: list_numbers(results)),
    Row("sets the weights", Trainer.set_weights, lambda trainer, *_: name_kind(trainer.w)),
    Row("  ... which are read later", Trainer.set_weights, lambda trainer, *_: list_numbers(trainer.w)),
    Row("sets an item of a dict", Trainer.set_metric, lambda trainer, *_: name_kind(trainer.metrics["loss"])),
    Row("appends the loss", Trainer.append_loss, lambda trainer, *_: f"{len(trainer.history)} of {CALLS}"),
    Row("  ... the last of them", Trainer.append_loss, lambda trainer, *_: name_kind(trainer.history[-1])),
    Row("counts its steps", Trainer.count_steps, lambda trainer, *_: f"{trainer.steps} of {CALLS}"),
    Row("  ... and computes with it", Trainer.count_steps, lambda trainer, results, _: list_numbers(results)),
    Row("prints a line", Trainer.print_line, lambda trainer, results, lines: f"{len(lines)} of {CALLS}"),
    Row("adds random.random()", Trainer.draw_noise, lambda trainer, results, _: list_numbers(results)),
    Row("branches on the loss", Trainer.branch_on_loss, lambda trainer, results, _: list_numbers(results[-1])),
    Row("keeps float(loss)", Trainer.keep_best, lambda trainer, *_: name_kind(trainer.best)),
)


@janus_jax.never
def run(row: Row, transform: Callable[[Callable], Callable]) -> str:
    """What shows after some calls of a step, or the name of the exception that came first."""
    trainer, results, printed = Trainer(), [], io.StringIO()
    random.seed(0)
    step = transform(row.step.__get__(trainer))
    try:
        with contextlib.redirect_stdout(printed):
            for _ in range(CALLS):
                results.append(step(jnp.ones(2)))
                trainer.rate /= 2
        return row.show(trainer, results, printed.getvalue().splitlines())
    except Exception as error:
        return type(error).__name__


def as_it_is(step: Callable) -> Callable:
    return step


def run_converted(row: Row) -> str:
    with janus_jax.enabled(hot_after=1):
        return run(row, as_it_is)


def count_converted() -> tuple[int, list[str]]:
    """How many of the steps ran as XLA programs, and which did not, each with its reason."""
    steps = {row.step.__qualname__ for row in ROWS}
    units = [unit for unit in janus_jax.report().units if unit.name in steps]
    kept = [f"{unit.name} [{unit.reason}]" for unit in units if not unit.hits]
    return sum(unit.hits > 0 for unit in units), kept


def main() -> int:
    """Prints the table; how many of its rows differ between janus_jax and plain Python."""
    table = Table(box=box.SIMPLE, title=f"{CALLS} calls of an impure step", title_justify="left")
    for heading in ("what the step does", "plain Python", "jax.jit", "janus_jax"):
        table.add_column(heading, no_wrap=True)
    differing = 0
    for row in ROWS:
        plain, traced_once, converted = run(row, as_it_is), run(row, jax.jit), run_converted(row)
        differing += converted != plain
        cells = [Text(cell, "" if cell == plain else "red") for cell in (plain, traced_once, converted)]
        table.add_row(row.does, *cells)
    console = Console() if sys.stdout.isatty() else Console(width=120)
    console.print(table)
    converted, kept = count_converted()
    print(f"{converted} steps ran as XLA programs, not a line changed; left to CPython: {', '.join(kept) or 'none'}")
    return differing


if __name__ == "__main__":
    sys.exit(min(main(), 1))
