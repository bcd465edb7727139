"""The engine: wires the frame hook to units, and answers what `report` and `explain` ask.

Invariant: an error of ours never reaches the user: it becomes the reason `internal-error` of the unit, and the frame
is run by CPython.  This is the one place of the project that catches every exception.
"""

import atexit
import contextlib
import random
import sys
import threading
import traceback
import types
import weakref
from collections.abc import Iterator
from typing import Any

from janus_jax import _jax_compat, _jax_programs, _native, events
from janus_jax.interp.families import Family, family_of_file
from janus_jax.options import Options
from janus_jax.patterns import is_matched
from janus_jax.reasons import Rejected
from janus_jax.records import explain_unit, record_unit
from janus_jax.report.recorder import Explanation, UnitRecord
from janus_jax.specialize import policy
from janus_jax.specialize.emission import is_replaying
from janus_jax.specialize.explicit import ExplicitCalls
from janus_jax.specialize.specialization import Specialization
from janus_jax.specialize.surroundings import COMPREHENSIONS, find_enclosing, is_generated, is_inside_candidate
from janus_jax.specialize.unit import Unit
from janus_jax.specialize.verification import Verifier
from janus_jax.trace.tracing import active_context, traced_callback
from janus_jax.unrolling import Choices

_IGNORE, _LIBRARY, _USER, _ARRAYS = 1, 2, 3, 4
_NEVER_WAKE = 1 << 60


class Engine:
    """All units of the process; one instance, `ENGINE`."""

    def __init__(self):
        self.options = Options()
        self.is_enabled = False
        self._units: dict[types.CodeType, Unit] = {}
        self._marks: dict[types.CodeType, str] = {}
        self._lock = threading.RLock()
        self._forced_misses = False
        self._forced_discards = False
        self._last_records: list[UnitRecord] | None = None
        self._verifier = Verifier(random.Random(0))
        self._timer: threading.Thread | None = None
        self._explicit: weakref.WeakSet[ExplicitCalls] = weakref.WeakSet()
        self._borrowed = 0

    # What api calls

    def enable(self, options: Options) -> None:
        """Conversion is on with `options` from here on."""
        with self._lock:
            self._last_records = None
            self.options = options
            self._verifier.fraction = options.verify
            _native.set_callbacks(self._classify, self._decide, self._traced)
            _native.reclassify()
            _native.set_wake_defaults(*self._wake_at_first())
            _native.set_idle_limit(policy.IDLE_FRAMES)
            for unit in self._units.values():
                self._set_wake(unit)
            events.open_log(options.log)
            _native.install()
            self.is_enabled = True
            self._start_timer()

    def disable(self) -> None:
        """Nothing is converted any more; what was compiled is kept."""
        with self._lock:
            if self.is_enabled:
                _native.uninstall()
                self.is_enabled = False

    def reset(self) -> None:
        """Forgets every profile, specialization and count."""
        with self._lock:
            for unit in self._units.values():
                state = unit.state
                state.entries, state.unit = (), None
                state.calls = state.hits = state.misses = 0
                state.seconds = 0.0
                state.profiling = True
                state.wake_calls, state.wake_seconds = self._wake_at_first()
            self._units.clear()
            for calls in self._explicit:
                calls.units.clear()

    def close(self) -> None:
        """Lets go of everything that the program made, when it ends: its files are flushed and its finalizers run only
        when nobody holds them. What the report says stays."""
        self._last_records = self.units()
        self.disable()
        self.reset()

    def mark(self, function: types.FunctionType, kind: str) -> None:
        """`kind` is never or always."""
        with self._lock:
            self._marks[function.__code__] = kind
            _native.reclassify()
            state = _native.code_state(function.__code__)
            if kind == "always":
                state.wake_calls = 0
            else:
                state.entries = ()

    def units(self) -> list[UnitRecord]:
        if self._last_records is not None:
            return self._last_records
        with self._lock:
            explicit = [unit for calls in list(self._explicit) for unit in calls.units.values()]
            return [record_unit(unit) for unit in (*self._units.values(), *explicit)]

    def explicit_calls(self, function: Any) -> ExplicitCalls:
        """What answers the calls of a function under `janus_jax.jit`."""
        made = ExplicitCalls(function, self._with_hook, self._unroll)
        self._explicit.add(made)
        return made

    def _unroll(self) -> Choices:
        return self.options.unroll

    @contextlib.contextmanager
    def _with_hook(self) -> Iterator[None]:
        """The frame hook is there, for a trace to be called back, whether conversion is on or not."""
        with self._lock:
            if not self.is_enabled and not self._borrowed:
                _native.set_callbacks(self._classify, self._decide, self._traced)
                _native.reclassify()
                _native.install()
            self._borrowed += 1
        try:
            yield
        finally:
            with self._lock:
                self._borrowed -= 1
                if not self.is_enabled and not self._borrowed:
                    _native.uninstall()

    def force_misses(self, is_forced: bool) -> None:
        """For tests: every entry misses."""
        self._forced_misses = is_forced
        self._rebuild_entries()

    def force_discards(self, is_forced: bool) -> None:
        """For tests: every specialised run is abandoned just before its commit."""
        self._forced_discards = is_forced
        self._rebuild_entries()

    # What the frame hook calls

    def _classify(self, code: types.CodeType) -> int:
        kind = self._kind_of(code)
        is_part = code.co_name in COMPREHENSIONS or is_generated(code.co_filename)
        if kind == _USER and (self._marks.get(code) == "never" or is_part):
            self._keep_out(code)
        return kind

    def _kind_of(self, code: types.CodeType) -> int:
        path, family = code.co_filename, family_of_file(code.co_filename)
        if family is Family.OWN:
            return _IGNORE
        if is_matched(path, self.options.exclude):
            return _IGNORE
        if family is Family.USER or is_matched(path, self.options.include):
            return _USER
        return _ARRAYS if family in (Family.JAX, Family.OPTAX) else _LIBRARY

    def _keep_out(self, code: types.CodeType) -> None:
        """The code is interpreted where a trace meets it, but it is no unit by itself."""
        state = _native.code_state(code)
        state.profiling = False
        state.wake_calls, state.wake_seconds = _NEVER_WAKE, float("inf")
        if self._marks.get(code) == "never":
            unit = self._unit(state)
            if unit.is_rejected:
                return
            unit.reject(Rejected("marked-never", "", code.co_firstlineno, code.co_filename))
            unit.attempts = policy.MAX_ATTEMPTS

    def _traced(self, function: types.FunctionType | None, arguments: tuple) -> Any:
        return traced_callback(function, arguments)

    def _decide(self, function: types.FunctionType, state: Any, arguments: tuple) -> Any:
        """What becomes of a frame; once a run has been committed its result stands, whatever fails after it."""
        outcome = _Outcome()
        try:
            self._decide_safely(function, state, arguments, outcome)
        except Rejected as rejected:
            self._unit(state).reject(rejected)
        except Exception as error:
            events.note_internal_error(error)
            self._unit(state).reject(
                Rejected("internal-error", "".join(traceback.format_exception_only(error)).strip())
            )
            self._stop(self._unit(state))
        if outcome.error is not None:
            raise outcome.error
        return outcome.result

    def _decide_safely(self, function: types.FunctionType, state: Any, arguments: tuple, outcome: "_Outcome") -> None:
        unit = self._unit(state)
        checked = self._verifier.take_pending()
        if checked is None:
            if not self.is_enabled or active_context() is not None:
                return
            if not _jax_compat.is_eager():
                self._leave_to_transformation(unit)
                return
            if _jax_compat.debug_settings():
                self._leave_to_debugging(unit, ", ".join(_jax_compat.debug_settings()))
                return
            with self._lock:
                self._advance(unit, function, arguments, outcome)
            checked = self._verifier.take_pending()
        if checked is not None:
            self._verify(unit, checked, function, arguments, outcome)

    def _advance(self, unit: Unit, function: types.FunctionType, arguments: tuple, outcome: "_Outcome") -> None:
        unit.observe(arguments)
        if is_replaying():
            return  # what was compiled is right: its output could not be written
        if unit.specializations:
            unit.learn_from_misses(arguments, function)
            if unit.was_wrong():
                self._learn_from_wrong_assumption(unit)
                return
            if policy.is_too_often_wrong(unit.count_failed(), unit.state.hits):
                self._leave_failing(unit)
                return
        if not self._may_work(unit):
            return
        if unit.pending is None:
            self._trace_first(unit, function, arguments, outcome)
            return
        equations = _jax_programs.equation_count(unit.pending.closed_jaxpr)
        if policy.is_due(unit.spent(), self._hot_after(unit), equations):
            self._specialize(unit, function, arguments, outcome)
        else:
            unit.state.wake_seconds = unit.seconds_at_compile + policy.expected_compile_seconds(equations)

    def _learn_from_wrong_assumption(self, unit: Unit) -> None:
        """The call runs eagerly. A loop that went on too long gets more iterations; a branch that keeps going the
        other way makes the unit give up."""
        if unit.profile.loops.grow():
            unit.forget_wrong()
        elif policy.is_too_often_wrong(unit.wrong_seen, unit.state.hits):
            detail, line, file = unit.find_assumed() or ("", unit.code.co_firstlineno, unit.code.co_filename)
            unit.reject(Rejected("assumption-failed", detail, line, file))
            unit.forget_specializations()
            unit.attempts = policy.MAX_ATTEMPTS
        else:
            return
        self._rebuild_entries_of(unit)

    def _leave_failing(self, unit: Unit) -> None:
        """What is computed around the program fails most of the time: another program would fail too."""
        place = (unit.code.co_firstlineno, unit.code.co_filename)
        unit.reject(Rejected("unstable", f"most runs are given up: {unit.last_failure_text}", *place))
        unit.forget_specializations()
        unit.attempts = policy.MAX_ATTEMPTS
        self._rebuild_entries_of(unit)

    def _may_work(self, unit: Unit) -> bool:
        if unit.is_rejected or unit.attempts:
            if not policy.may_retry(unit.attempts, unit.state.calls, unit.calls_at_rejection):
                self._set_wake_after_rejection(unit)
                return False
        if not policy.may_compile_again(unit.compiles):
            self._give_up(unit)
            return False
        if self._is_inside_candidate(unit):
            return False
        return unit.pending is not None or policy.is_due(unit.spent(), self._hot_after(unit), None)

    def _trace_first(self, unit: Unit, function: types.FunctionType, arguments: tuple, outcome: "_Outcome") -> None:
        trace = unit.trace(function, arguments)
        if trace is None:
            self._set_wake_after_rejection(unit)
            return
        equations = _jax_programs.equation_count(trace.closed_jaxpr)
        if not equations:
            unit.reject(Rejected("no-array-work", "", unit.code.co_firstlineno, unit.code.co_filename))
            self._set_wake_after_rejection(unit)
            return
        if self._is_too_small(unit, trace):
            unit.reject(Rejected("too-little-work", "", unit.code.co_firstlineno, unit.code.co_filename))
            self._set_wake_after_rejection(unit)
            return
        unit.pending = trace
        events.note("traced", unit.name, f"{equations} operations")
        if self._hot_after(unit) == 0:
            self._specialize(unit, function, arguments, outcome)
        elif self._hot_after(unit) is None:
            unit.state.wake_seconds = unit.seconds_at_compile + policy.expected_compile_seconds(equations)
            unit.state.wake_calls = _NEVER_WAKE

    def _is_too_small(self, unit: Unit, trace: Any) -> bool:
        state = unit.state
        if self._hot_after(unit) is not None or not state.calls:
            return False
        return not policy.is_worth_running(state.seconds / state.calls, len(trace.inputs) + len(trace.outputs))

    def _specialize(self, unit: Unit, function: types.FunctionType, arguments: tuple, outcome: "_Outcome") -> None:
        trace = unit.confirm(function, arguments)
        if trace is None:
            self._set_wake_after_rejection(unit)
            return
        compiles = unit.compiles
        result = unit.specialize(trace, arguments, function, self._runner)
        if result is not _native.MISS:
            outcome.result = result
            unit.state.hits += 1
        self._rebuild_entries_of(unit)
        if unit.compiles == compiles:
            self._set_wake_after_rejection(unit)
        else:
            events.note("compiled", unit.name, f"{unit.specializations[0].compile_seconds:.3f} s")

    # Entries

    def _rebuild_entries(self) -> None:
        with self._lock:
            for unit in self._units.values():
                self._rebuild_entries_of(unit)

    def _rebuild_entries_of(self, unit: Unit) -> None:
        entries = []
        for made in unit.specializations:
            entry = _native.Entry(made.trace.guards.compile(), self._runner(made))
            entry.info = made
            made.entry = entry
            entries.append(entry)
        unit.state.entries = tuple(entries)
        if entries:
            _native.set_idle_limit(_NEVER_WAKE)  # asleep, the hook would not see the calls that are converted

    def _runner(self, made: Specialization) -> Any:
        if self._forced_misses:
            return _always_miss
        if self._forced_discards:
            return _discarding(made)
        if self.options.verify:
            return self._verifier.wrap(made)
        return made.run

    def _verify(
        self, unit: Unit, checked: Any, function: types.FunctionType, arguments: tuple, outcome: "_Outcome"
    ) -> None:
        difference, outcome.result, outcome.error = self._verifier.compare(checked, function, arguments)
        if difference:
            events.warn_difference(unit.name, unit.code.co_filename, unit.code.co_firstlineno, difference)
            unit.all_reasons.append(f"verify: {difference}")

    # Waking and sleeping

    def _wake_at_first(self) -> tuple[int, float]:
        hot_after = self.options.hot_after
        if hot_after is None:
            return _NEVER_WAKE, policy.FIRST_TRACE_SECONDS
        return max(hot_after - 1, 0), float("inf")

    def _hot_after(self, unit: Unit) -> int | None:
        return 1 if self._marks.get(unit.code) == "always" else self.options.hot_after

    def _set_wake(self, unit: Unit) -> None:
        if unit.is_rejected:
            self._set_wake_after_rejection(unit)
        else:
            unit.state.profiling = True
            unit.state.wake_calls, unit.state.wake_seconds = self._wake_at_first()

    def _set_wake_after_rejection(self, unit: Unit) -> None:
        state = unit.state
        state.wake_seconds = float("inf")
        if unit.attempts >= policy.MAX_ATTEMPTS:
            state.wake_calls = _NEVER_WAKE
            state.profiling = bool(unit.specializations)
        else:
            state.wake_calls = policy.ATTEMPT_CALL_FACTOR * max(unit.calls_at_rejection, 1)

    def _stop(self, unit: Unit) -> None:
        unit.state.wake_calls, unit.state.wake_seconds = _NEVER_WAKE, float("inf")
        unit.state.profiling = False

    def _leave_to_transformation(self, unit: Unit) -> None:
        """The frame runs inside a transformation of the user's: that says nothing against its other calls."""
        place = (unit.code.co_firstlineno, unit.code.co_filename)
        if not unit.specializations and not self._is_inside_candidate(unit):
            unit.reason = unit.reason or Rejected("foreign-tracer", "", *place)

    def _leave_to_debugging(self, unit: Unit, settings: str) -> None:
        """The user debugs: JAX is to run operation by operation, and to tell which one failed."""
        place = (unit.code.co_firstlineno, unit.code.co_filename)
        unit.reason = unit.reason or Rejected("compile-failed", f"{settings} is on", *place)

    def _give_up(self, unit: Unit) -> None:
        if unit.reason is None:
            reason = "varying-value" if unit.specializations and unit.specializations[0].has_other_value else "unstable"
            unit.reject(Rejected(reason, unit.last_miss, unit.code.co_firstlineno, unit.code.co_filename))
            is_forced = self._forced_misses or self._forced_discards
            if unit.state.misses > unit.state.hits and not is_forced:
                unit.forget_specializations()
                self._rebuild_entries_of(unit)
        unit.attempts = policy.MAX_ATTEMPTS

    def _is_inside_candidate(self, unit: Unit) -> bool:
        """Whether an enclosing frame should be converted first, with this one inlined."""
        if self._marks.get(unit.code) == "always":
            return False
        enclosing = find_enclosing(sys._getframe(1), unit.code, self._is_user, self._is_library, self._units)
        patience = policy.calls_before_inner_goes_first(self._hot_after(unit))
        return is_inside_candidate(unit, enclosing, patience)

    def _is_user(self, code: types.CodeType) -> bool:
        return self._kind_of(code) == _USER

    def _is_library(self, code: types.CodeType) -> bool:
        return self._kind_of(code) != _ARRAYS

    def _start_timer(self) -> None:
        if self._timer is None or not self._timer.is_alive():
            self._timer = threading.Thread(target=self._wake_now_and_then, name="janus_jax", daemon=True)
            self._timer.start()

    def _wake_now_and_then(self) -> None:
        shortest, longest = policy.SLEEP_SECONDS
        pause = shortest
        quiet = threading.Event()
        while self.is_enabled:
            quiet.wait(pause)
            if self.is_enabled and _native.is_asleep():
                _native.wake()
                pause = min(pause * 2, longest)
            else:
                pause = shortest

    # Reports

    def _unit(self, state: Any) -> Unit:
        unit = state.unit
        if unit is None:
            code = state.code
            unit = state.unit = Unit(code, code.co_qualname, state, unroll=self._unroll)
            self._units[code] = unit
        return unit

    def explain(self, function: types.FunctionType) -> Explanation:
        """All that is known of one function, as text."""
        explicit = [unit for calls in list(self._explicit) for unit in calls.units.values()]
        units = [*filter(None, [self._units.get(function.__code__)]), *explicit]
        found = [unit for unit in units if unit.code is function.__code__]
        return explain_unit(function, max(found, key=lambda unit: unit.compiles, default=None))


class _Outcome:
    """What becomes of a frame that was decided on: EAGER until it has a result, or the exception of a verified eager
    run."""

    def __init__(self):
        self.result = _native.EAGER
        self.error: BaseException | None = None


def _always_miss(*fetched: Any) -> Any:
    return _native.MISS


def _discarding(made: Specialization) -> Any:
    def run(*fetched: Any) -> Any:
        if made.plan(*fetched) is not _native.MISS:
            made.abandoned += 1
        return _native.MISS

    return run


ENGINE = Engine()
atexit.register(ENGINE.close)  # registered before the program's own functions, so it runs after them
