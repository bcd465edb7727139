"""Code states: made once for a code object, gone with it, whatever still points at them."""

import gc
import sys
import weakref

import pytest

from janus_jax import _native


def make_function(name="made"):
    namespace = {}
    exec(f"def {name}(a):\n    return a", namespace)
    return namespace.pop(name)


def test_one_state_for_a_code_object():
    function = make_function()
    state = _native.code_state(function.__code__)
    assert _native.code_state(function.__code__) is state and state.code is function.__code__
    assert (state.kind, state.calls, state.hits, state.misses, state.active) == (0, 0, 0, 0, 0)
    assert (state.seconds, state.entries, state.unit, state.profiling) == (0.0, (), None, True)
    assert repr(state) == "<CodeState of made: UNKNOWN, 0 calls, 0 entries>"


def test_only_code_objects_have_a_state():
    with pytest.raises(TypeError, match="code object"):
        _native.code_state(make_function())
    with pytest.raises(TypeError):
        _native.CodeState()


def test_a_state_outlives_its_code():
    function = make_function()
    state = _native.code_state(function.__code__)
    del function
    gc.collect()
    assert state.code is None and "None" in repr(state)
    state.entries, state.unit, state.kind = (), 1, _native.USER


def test_the_code_owns_its_state():
    class Unit:
        pass

    function = make_function()
    unit = Unit()
    alive = weakref.ref(unit)
    _native.code_state(function.__code__).unit = unit
    del unit
    gc.collect()
    assert alive() is not None
    del function
    gc.collect()
    assert alive() is None


def test_a_cycle_through_the_state_is_collected_once_the_code_is_gone():
    class Unit:
        pass

    function = make_function()
    state = _native.code_state(function.__code__)
    unit = Unit()
    unit.state, state.unit = state, unit
    alive = weakref.ref(unit)
    state.entries = (_native.Entry(_native.GuardProgram((), ()), lambda: unit),)
    state.entries[0].info = state
    del function, state
    unit = None
    gc.collect()
    assert alive() is None


def test_a_state_needs_its_code_while_a_frame_runs(hook):
    function = make_function()
    hook.user.add(function.__code__)
    code = function.__code__
    hook.user.clear()
    state = _native.code_state(code)
    state.kind = _native.USER
    del code
    assert function(3) == 3 and state.calls == 1


def test_code_that_dies_in_its_own_frame(hook):
    holder = {}
    exec("def f(holder):\n    holder.clear()\n    return 5", holder)
    state = _native.code_state(holder["f"].__code__)
    state.kind = _native.USER
    assert holder.pop("f")({}) == 5
    gc.collect()
    assert state.code is None and state.calls == 1 and state.active == 0


def test_setters_check():
    state = _native.code_state(make_function().__code__)
    for wrong in ([], (1,), None):
        with pytest.raises(TypeError, match="tuple of Entry"):
            state.entries = wrong
    for wrong in (-1, 5):
        with pytest.raises(ValueError, match="kind"):
            state.kind = wrong
    with pytest.raises(AttributeError):
        state.active = 3


def test_reset_forgets():
    state = _native.code_state(make_function().__code__)
    state.entries = (_native.Entry(_native.GuardProgram((), ()), len),)
    state.unit, state.kind, state.profiling, state.wake_calls = 1, _native.USER, False, 3
    state.reset()
    assert (state.entries, state.unit, state.kind, state.profiling) == ((), None, _native.UNKNOWN, True)


def test_many_states_leave_nothing():
    def make():
        _native.code_state(make_function().__code__).unit = []

    for _ in range(10):
        make()
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(500):
        make()
    gc.collect()
    assert len(gc.get_objects()) - before < 20


def test_entries_are_made_of_a_program_and_a_callable():
    program = _native.GuardProgram((), ())
    entry = _native.Entry(program, len)
    assert entry.program is program and entry.run is len and entry.info is None and entry.last_miss == -1
    with pytest.raises(TypeError):
        _native.Entry(program, 1)
    with pytest.raises(TypeError):
        _native.Entry(None, len)


def test_sentinels():
    names = ["EAGER", "MISS", "ABSENT"]
    assert [repr(getattr(_native, name)) for name in names] == [f"janus_jax._native.{name}" for name in names]
    for name in names:
        count = sys.getrefcount(getattr(_native, name))
        many = [getattr(_native, name) for _ in range(100)]
        del many
        after = sys.getrefcount(getattr(_native, name))
        assert after == count
    with pytest.raises(TypeError):
        type(_native.EAGER)()
