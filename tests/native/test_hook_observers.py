"""Where a tracer, profiler, debugger or monitoring tool watches, the hook stands aside and they see every line."""

import asyncio
import bdb
import sys

import pytest

from janus_jax import _native

needs_monitoring = pytest.mark.skipif(not hasattr(sys, "monitoring"), reason="sys.monitoring came with 3.12")


@pytest.fixture
def converted(hook):
    """A function that answers "converted" unless CPython runs it."""

    def work(a):
        b = a + 1
        return b

    hook.convert(work, lambda a: "converted")
    assert work(1) == "converted"
    return work


def assert_back(converted):
    """Whoever watched is gone: once the hook is woken it answers again."""
    assert converted(1) == 2 and _native.is_asleep()
    _native.wake()
    assert converted(1) == "converted"


def test_settrace_sees_the_lines(converted):
    lines = []

    def trace(frame, event, argument):
        if frame.f_code is converted.__code__:
            lines.append(event)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert converted(1) == 2
    finally:
        sys.settrace(before)
    assert lines == ["call", "line", "line", "return"]
    assert_back(converted)


def test_setprofile_sees_the_call(converted):
    events = []

    def profile(frame, event, argument):
        if frame.f_code is converted.__code__:
            events.append(event)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        assert converted(1) == 2
    finally:
        sys.setprofile(before)
    assert events == ["call", "return"]
    assert_back(converted)


@needs_monitoring
def test_global_monitoring_events(converted):
    monitoring, seen = sys.monitoring, []
    monitoring.use_tool_id(4, "test")
    monitoring.register_callback(4, monitoring.events.PY_START, lambda code, offset: seen.append(code))
    try:
        monitoring.set_events(4, monitoring.events.PY_START)
        assert converted(1) == 2
        monitoring.set_events(4, 0)
        assert_back(converted)
    finally:
        monitoring.set_events(4, 0)
        monitoring.free_tool_id(4)
    assert converted.__code__ in seen


@needs_monitoring
def test_local_monitoring_events(converted):
    monitoring, seen = sys.monitoring, []
    monitoring.use_tool_id(4, "test")
    monitoring.register_callback(4, monitoring.events.LINE, lambda code, line: seen.append(line))
    try:
        monitoring.set_local_events(4, converted.__code__, monitoring.events.LINE)
        assert converted(1) == 2 and len(seen) == 2
        monitoring.set_local_events(4, converted.__code__, 0)
        assert_back(converted)
    finally:
        monitoring.free_tool_id(4)


@needs_monitoring
def test_our_own_tool_does_not_count(converted):
    monitoring = sys.monitoring
    monitoring.use_tool_id(4, "janus_jax")
    try:
        _native.set_monitoring_tool(4)
        monitoring.set_events(4, monitoring.events.PY_START)
        assert converted(1) == "converted"
        _native.set_monitoring_tool(-1)
        assert converted(1) == 2
    finally:
        _native.set_monitoring_tool(-1)
        monitoring.set_events(4, 0)
        monitoring.free_tool_id(4)


@needs_monitoring
def test_a_tool_that_starts_inside_run_does_not_see_the_disposal(hook):
    monitoring, seen = sys.monitoring, []
    events = monitoring.events.RAISE | monitoring.events.PY_UNWIND | monitoring.events.PY_THROW

    def work():
        return 1

    def run():
        monitoring.set_events(4, events)
        return "converted"

    monitoring.use_tool_id(4, "test")
    for event in (monitoring.events.RAISE, monitoring.events.PY_UNWIND, monitoring.events.PY_THROW):
        monitoring.register_callback(4, event, lambda *arguments: seen.append(arguments))
    hook.convert(work, run)
    try:
        assert work() == "converted"
    finally:
        monitoring.set_events(4, 0)
        monitoring.free_tool_id(4)
    assert not seen


class Stepper(bdb.Bdb):
    """A debugger that steps through everything."""

    def __init__(self, code):
        super().__init__()
        self.code, self.lines = code, []

    def user_line(self, frame):
        if frame.f_code is self.code:
            self.lines.append(frame.f_lineno)
        self.set_step()


def test_a_debugger_steps_through(converted):
    stepper = Stepper(converted.__code__)
    assert stepper.runcall(converted, 1) == 2
    assert len(stepper.lines) == 2
    assert_back(converted)


def test_a_tracer_sees_the_same_events_of_coroutines(hook):
    async def numbers():
        for number in range(2):
            yield number

    async def total():
        return [number async for number in numbers()]

    def seen():
        events = []

        def trace(frame, event, argument):
            if frame.f_code in (numbers.__code__, total.__code__):
                events.append((frame.f_code.co_name, event))
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            asyncio.run(total())
        finally:
            sys.settrace(before)
        return events

    hook.watch(numbers, total)
    with_hook = seen()
    _native.uninstall()
    assert with_hook == seen()
