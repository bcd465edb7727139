"""A step that tells a progress bar of its loss: what the bar shows is what it shows without conversion."""

import io
import re

import jax.numpy as jnp
import pytest
from rich.console import Console
from rich.progress import Progress

import janus_jax

CALLS = 12


class OfRich:
    """A bar of rich's, under the names that the step uses."""

    @janus_jax.never
    def __init__(self, file, kind=Progress):
        self.file = file
        self.bar = kind(console=Console(file=file, width=80), auto_refresh=False)
        self.task = self.bar.add_task("training", total=CALLS)

    @janus_jax.never
    def shown(self):
        (task,) = self.bar.tasks
        return task.completed, task.description


class OfTqdm:
    """A bar of tqdm's, where that is installed."""

    @janus_jax.never
    def __init__(self, file):
        tqdm = pytest.importorskip("tqdm")
        self.file = file
        self.bar = tqdm.tqdm(total=CALLS, file=file, mininterval=0, miniters=1)

    @janus_jax.never
    def shown(self):
        return self.bar.n, self.bar.desc, self.bar.postfix


class Loud(OfRich):
    """A bar with a method of the program's own."""

    @janus_jax.never
    def __init__(self, file):
        class Own(Progress):
            def advance(self, task, by):
                print("advanced", file=file)
                super().advance(task, by)

        super().__init__(file, Own)


def step_rich(state, x, i):
    x = x * 0.9
    loss = jnp.sum(x * x)
    state.bar.update(state.task, description=f"loss {float(loss):.3f}", advance=1)
    if i % 3 == 0:
        state.bar.advance(state.task, 0.5)
    print("step", i, file=state.file)
    return x


def step_tqdm(state, x, i):
    x = x * 0.9
    loss = jnp.sum(x * x)
    state.bar.update(1)
    state.bar.set_description(f"loss {loss:.3f}")
    if jnp.max(x) < 0.9:
        state.bar.set_postfix(loss=float(loss), step=i)
    print("step", i, file=state.file)
    return x


@janus_jax.never
def run(make, step):
    """What the bar holds after each call, and the lines that it and the step have written, but for times."""
    file, x, shown = io.StringIO(), jnp.arange(3.0), []
    state = make(file)
    for i in range(CALLS):
        x = step(state, x, i)
        shown.append((state.shown(), [round(float(value), 4) for value in x]))
    text = re.sub(r"\d+:\d\d|[\d.?]+ ?(it/s|s/it)| ", "", file.getvalue())
    return shown, [line for line in re.split(r"[\r\n]+", text) if "step" in line or "loss" in line]


@pytest.mark.parametrize(("make", "step"), [(OfRich, step_rich), (OfTqdm, step_tqdm)], ids=["rich", "tqdm"])
def test_a_bar_shows_what_it_shows_eagerly(make, step):
    janus_jax.reset()
    eager = run(make, step)
    with janus_jax.enabled(hot_after=1):
        assert run(make, step) == eager
    (unit,) = [unit for unit in janus_jax.report().units if unit.name == step.__qualname__]
    assert unit.hits >= CALLS - 4 and unit.compiles <= 2, janus_jax.report()


def test_a_bar_with_code_of_the_program_is_left_alone():
    janus_jax.reset()
    eager = run(Loud, step_rich)
    with janus_jax.enabled(hot_after=1):
        assert run(Loud, step_rich) == eager
    (unit,) = [unit for unit in janus_jax.report().units if unit.name == "step_rich"]
    assert unit.hits == 0 and unit.reason, janus_jax.report()
