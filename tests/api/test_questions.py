"""report, explain, reset, never, always: what is asked of the engine, and which functions they take."""

import functools
import sys

import pytest

import janus_jax
from janus_jax import JanusWarning


def step(x):
    return x


class Model:
    def __call__(self, x):
        return x

    def step(self, x):
        return x

    @classmethod
    def build(cls):
        return cls()


def test_report_has_units_and_totals(engine, with_jax):
    janus_jax.enable()
    report = janus_jax.report()
    assert [unit.name for unit in report.units] == ["f", "g"]
    assert (report.calls, report.hits, report.misses) == (7, 3, 0)


def test_report_before_anything_ran_is_empty(switch):
    assert janus_jax.report().units == ()
    assert str(janus_jax.report()) == "janus_jax has seen no hot function"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (step, "step"),
        (lambda x: x, "test_questions.<lambda>"),
        (Model().step, "Model.step"),
        (Model.build, "Model.build"),
        (Model(), "Model.__call__"),
        (functools.partial(step, 1), "step"),
        (functools.partial(Model(), 1), "Model.__call__"),
        (functools.lru_cache(step), "step"),
    ],
)
def test_explain_finds_the_function(engine, value, name):
    assert janus_jax.explain(value).name == name.removeprefix("test_questions.")


@pytest.mark.parametrize("value", [3, len, Model, None, "step", functools.partial(len)])
@pytest.mark.parametrize("ask", [janus_jax.explain, janus_jax.never, janus_jax.always])
def test_what_is_no_python_function_is_refused(engine, ask, value):
    with pytest.raises(TypeError, match=rf"{ask.__name__}\(\) needs a function written in Python"):
        ask(value)


def test_explain_without_the_extension_says_so(switch, monkeypatch):
    monkeypatch.setitem(sys.modules, "janus_jax._native", None)
    with pytest.warns(JanusWarning):
        explanation = janus_jax.explain(step)
    assert "everything runs eagerly" in str(explanation)


def test_reset_is_passed_on(engine, with_jax):
    janus_jax.reset()
    janus_jax.enable()
    janus_jax.reset()
    assert engine.asked == ["enable", "reset"]


def test_marks_reach_an_engine_that_comes_later(engine, with_jax):
    assert janus_jax.never(step) is step
    method = staticmethod(step)
    assert janus_jax.always(method) is method
    janus_jax.enable()
    assert engine.asked == [("always", "step"), "enable"]
    janus_jax.never(Model.step)
    assert engine.asked[-1] == ("never", "step")


def test_marks_of_functions_made_anew_do_not_pile_up(switch):
    def make():
        @janus_jax.never
        def inner():
            return 1

        return inner

    for _ in range(10):
        make()
    assert len(switch._marks) == 1
