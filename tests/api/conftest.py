"""A stand-in for the engine, so that the functions users call are tested by what they ask of it."""

import sys
import types

import pytest

from janus_jax import api
from janus_jax.report.recorder import Explanation, UnitRecord


class StandInEngine:
    """Records what it is asked for."""

    def __init__(self):
        self.options = None
        self.is_enabled = False
        self.asked = []

    def enable(self, options):
        self.options, self.is_enabled = options, True
        self.asked.append("enable")

    def disable(self):
        self.is_enabled = False
        self.asked.append("disable")

    def reset(self):
        self.asked.append("reset")

    def units(self):
        return [
            UnitRecord("f", "a.py", 1, "converted", calls=5, hits=3),
            UnitRecord("g", "a.py", 9, "profiling", calls=2),
        ]

    def explain(self, function):
        return Explanation(function.__qualname__, function.__code__.co_filename, function.__code__.co_firstlineno)

    def mark(self, function, kind):
        self.asked.append((kind, function.__name__))


@pytest.fixture
def switch(monkeypatch):
    """A switch that nobody has touched, in a process without options in its environment and without JAX."""
    for name in ("INCLUDE", "EXCLUDE", "HOT_AFTER", "VERIFY", "LOG", "OFF"):
        monkeypatch.delenv(f"JANUS_JAX_{name}", raising=False)
    monkeypatch.delitem(sys.modules, "jax", raising=False)
    switch = api._Switch()
    monkeypatch.setattr(api, "_SWITCH", switch)
    yield switch
    switch._watch.stop()
    sys.modules.pop("jax", None)


@pytest.fixture
def engine(monkeypatch, switch):
    """The stand-in engine, behind an extension that can be imported."""
    engine = StandInEngine()
    hook = types.ModuleType("janus_jax.hook")
    hook.ENGINE = engine
    native = types.ModuleType("janus_jax._native")
    native.install = lambda: None
    monkeypatch.setitem(sys.modules, "janus_jax.hook", hook)
    monkeypatch.setitem(sys.modules, "janus_jax._native", native)
    return engine


@pytest.fixture
def with_jax(monkeypatch):
    """The program has imported JAX before."""
    monkeypatch.setitem(sys.modules, "jax", types.ModuleType("jax"))
