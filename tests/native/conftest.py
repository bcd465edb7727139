"""The frame hook with callbacks that a test fills in; taken out again after each test."""

import pytest

from janus_jax import _native


class Hook:
    """What the callbacks answer, and what they were asked. Only code in `user` is user code."""

    def __init__(self):
        self.user = set()
        self.library = set()
        self.decisions = []
        self.traces = []
        self.decide = lambda function, state, args: _native.EAGER
        self.traced = lambda function, args: _native.EAGER

    def _classify(self, code):
        if code in self.user:
            return _native.USER
        return _native.LIBRARY if code in self.library else _native.IGNORE

    def _decide(self, function, state, args):
        self.decisions.append((function, state, args))
        return self.decide(function, state, args)

    def _traced(self, function, args):
        self.traces.append((function, args))
        return self.traced(function, args)

    def install(self):
        _native.set_callbacks(self._classify, self._decide, self._traced)
        _native.install()

    def watch(self, *functions):
        """These functions are user code; returns the state of the first."""
        self.user.update(function.__code__ for function in functions)
        _native.reclassify()
        return _native.code_state(functions[0].__code__)

    def convert(self, function, run, instructions=None, outputs=None):
        """`function` answers through an entry; without instructions `run` gets every argument, unguarded."""
        state = self.watch(function)
        if instructions is None:
            code = function.__code__
            count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
            instructions = tuple(("local", slot, slot) for slot in range(count))
            outputs = tuple(range(count))
        entry = _native.Entry(_native.GuardProgram(instructions, outputs), run)
        state.entries = (*state.entries, entry)
        return state


@pytest.fixture
def hook():
    """The hook, in, with nothing to do yet."""
    made = Hook()
    _native.reclassify()
    _native.set_wake_defaults(2**62, float("inf"))
    _native.set_idle_limit(0)
    _native.take_error()
    made.install()
    yield made
    _native.uninstall()
    _native.set_mode(_native.NORMAL)
    _native.set_callbacks(None, None, None)
    _native.set_idle_limit(0)
    assert _native.take_error() is None
