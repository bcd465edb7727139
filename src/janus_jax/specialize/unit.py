"""A unit: one code object on its way from profiled to converted, or to a reason why not.

    profiling --due--> traced --guards hold on the next call--> converted --miss--> traced again ...
         \\--rejected--> not converted (tried again later, a few times)

Invariant: a unit traces before it compiles, and compiles only a trace whose guards held on a later call too: a value
that changes from call to call is found before XLA runs, not after.
"""

import time
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from janus_jax import _native
from janus_jax.guards.evaluate import Miss, find_misses
from janus_jax.heap.source import local
from janus_jax.interp.context import Around
from janus_jax.interp.padded import ROWS, rows_path
from janus_jax.profile.lengths import Lengths
from janus_jax.profile.profile import Profile
from janus_jax.reasons import Rejected
from janus_jax.specialize import policy
from janus_jax.specialize.lengths import find_lengthened, find_lengths, has_other_arrays
from janus_jax.specialize.specialization import Specialization, build_specialization, first_run
from janus_jax.trace.functions import parameter_names
from janus_jax.trace.tracing import Trace, trace_call
from janus_jax.unrolling import Choices

_LIFTED = (int, float)


@dataclass(slots=True, eq=False)
class Unit:
    """`pending` is a trace that waits for a second call to confirm its guards; `unroll` gives what the user says of
    loops."""

    code: types.CodeType
    name: str
    state: Any
    around: Around | None = None
    unroll: Callable[[], Choices] = tuple
    profile: Profile = field(default_factory=Profile)
    pending: Trace | None = None
    specializations: list[Specialization] = field(default_factory=list)
    reason: Rejected | None = None
    all_reasons: list[str] = field(default_factory=list)
    is_rejected: bool = False
    mark: str = ""
    traces: int = 0
    compiles: int = 0
    attempts: int = 0
    calls_at_rejection: int = 0
    calls_at_compile: int = 0
    seconds_at_compile: float = 0.0
    calls_observed: int = 0
    seconds_observed: float = 0.0
    least_seconds: float = float("inf")
    retired_fallbacks: int = 0
    last_miss: str = ""
    wrong_seen: int = 0

    def spent(self) -> policy.Spent:
        """Eager calls and seconds since the last compile."""
        return policy.Spent(self.state.calls - self.calls_at_compile, self.state.seconds - self.seconds_at_compile)

    @property
    def eager_seconds_per_call(self) -> float:
        """What an eager call costs once JAX has compiled its single operations: of the fastest calls seen, the first
        ones left out; 0 if there were no others."""
        self._observe_seconds()
        return self.least_seconds if self.least_seconds < float("inf") else 0.0

    def _observe_seconds(self) -> None:
        calls, seconds = self.state.calls - self.calls_observed, self.state.seconds - self.seconds_observed
        if calls > 0:
            if self.calls_observed:
                self.least_seconds = min(self.least_seconds, seconds / calls)
            self.calls_observed, self.seconds_observed = self.state.calls, self.state.seconds

    @property
    def fallbacks(self) -> int:
        return self.retired_fallbacks + sum(made.abandoned for made in self.specializations)

    def was_wrong(self) -> bool:
        """Whether an assumption about a branch or loop failed since this was last asked."""
        before, self.wrong_seen = self.wrong_seen, sum(made.wrong for made in self.specializations)
        return self.wrong_seen > before

    def count_failed(self) -> int:
        """How many runs were given up because of what was computed around the program."""
        return sum(made.failed for made in self.specializations)

    @property
    def last_failure_text(self) -> str:
        """Why the last run was given up."""
        failures = [made.last_failure for made in self.specializations if made.last_failure is not None]
        return failures[0].text if failures else ""

    def find_assumed(self) -> tuple[str, int, str] | None:
        """Why a branch was assumed to go one way, with line and file, where one went the other."""
        return next((made.trace.assumed[0] for made in self.specializations if made.wrong and made.trace.assumed), None)

    def forget_wrong(self) -> None:
        """Drops the specializations of which an assumption failed."""
        kept = [made for made in self.specializations if not made.wrong]
        self.retired_fallbacks += sum(made.abandoned for made in self.specializations if made.wrong)
        self.specializations[:] = kept
        self.wrong_seen = 0

    def learn_from_misses(self, arguments: tuple, function: types.FunctionType) -> None:
        """Looks at why no entry held: values that changed are recomputed on each call from now on."""
        for made in self.specializations:
            self._learn(made.trace, arguments, function)
        newest = self.specializations[0] if self.specializations else None
        if newest is not None and newest.last_failure is not None and not self.last_miss:
            self.last_miss = newest.last_failure.text

    def _learn(self, trace: Trace, arguments: tuple, function: types.FunctionType) -> bool:
        """Whether all guards of the trace hold; what varies is noted."""
        misses = find_misses(trace.guards, arguments, function)
        for source, expected, found in find_lengthened(trace, arguments, function):
            self._note_length(rows_path(source), source.label, found, expected)
        for miss in misses:
            self.last_miss = str(miss)
            self._generalise(trace, miss)
        return not misses

    def _note_length(self, path: tuple, label: str, length: int, before: int) -> None:
        """An array or list that was seen with ever other lengths is given to programs for many; one that has two, as
        the last batch of an epoch, or keeps one for long, has a program for each."""
        call = self.state.calls + self.state.hits
        known = self.profile.lengths.get(path)
        if known is None:
            known = self.profile.lengths[path] = Lengths([call - 1], [before])
        known.note(call, length)
        if policy.varies_in_length(known) and path not in self.profile.exact:
            self.profile.varying[path] = f"len({label})"

    def _generalise(self, trace: Trace, miss: Miss) -> None:
        op, operands = miss.instruction.op, miss.instruction.operands
        source = trace.source_of_slot(operands[0]) if op in ("value", "is", "length") else None
        if source is None:
            return
        if op == "length":
            self.profile.varying[(*source.path, "len", ("NoneType", None))] = f"len({source.label})"
        elif op == "value" and type(miss.found) is type(operands[1]) and type(miss.found) in _LIFTED:
            self.profile.varying[source.path] = source.label
        elif op == "is" and isinstance(miss.found, types.FunctionType) and isinstance(operands[1], types.FunctionType):
            if miss.found.__code__ is operands[1].__code__:
                self.profile.varying[source.path] = source.label

    def trace(self, function: types.FunctionType, arguments: tuple) -> Trace | None:
        """A trace of this call, None if it was rejected."""
        self.traces += 1
        started = time.monotonic()
        try:
            made = self._trace_with_lengths(function, arguments)
        except Rejected as rejected:
            self.reject(rejected)
            if time.monotonic() - started > policy.SLOW_TRACE_SECONDS:
                self.attempts = policy.MAX_ATTEMPTS
            return None
        self.profile.observe_decisions(made.decisions)
        return made

    def _trace_with_lengths(self, function: types.FunctionType, arguments: tuple) -> Trace:
        """A trace that holds for many lengths of the arrays whose length varies; if that cannot be made, one for the
        lengths of this call."""
        padded = {path: label for path, label in self.profile.varying.items() if path[-1] == ROWS}
        try:
            return self._trace_once(function, arguments)
        except Rejected as rejected:
            if not padded or rejected.reason == "internal-error":
                raise
            why = f"{', '.join(padded.values())}: {rejected.file}:{rejected.line} [{rejected.reason}] {rejected.text}"
        for path in padded:
            del self.profile.varying[path]
        try:
            made = self._trace_once(function, arguments)
        except Rejected:
            self.profile.varying.update(padded)
            raise
        self.profile.exact.update(dict.fromkeys(padded, why))
        return made

    def _trace_once(self, function: types.FunctionType, arguments: tuple) -> Trace:
        varying = frozenset(self.profile.varying)
        return trace_call(
            function, arguments, varying, policy.new_budget(self.unroll()), self.profile.loops, self.around
        )

    def reject(self, rejected: Rejected) -> None:
        """The unit is not converted, for now or for good."""
        self.reason = rejected = rejected.copy()
        self.pending = None
        self.attempts += 1
        self.calls_at_rejection = self.state.calls
        self.all_reasons.append(f"{rejected.file}:{rejected.line} [{rejected.reason}] {rejected.text}")
        if not self.specializations:
            self.is_rejected = True

    def confirm(self, function: types.FunctionType, arguments: tuple) -> Trace | None:
        """A trace that holds for this call, made anew if the pending one does not."""
        trace = self.pending
        self.pending = None
        if trace is not None and self._learn(trace, arguments, function):
            if not has_other_arrays(trace, arguments, function):
                return trace
        return self.trace(function, arguments)

    def specialize(self, trace: Trace, arguments: tuple, function: types.FunctionType, runner: Callable) -> Any:
        """Compiles a trace, runs it for this call, and keeps it as an entry; MISS if that did not work.

        `runner(specialization)` is the function that runs it.
        """
        made, result = self._try(trace, arguments, function, runner)
        if result is _native.MISS and made is not None and made.has_other_value:
            trace = self.trace(function, arguments)
            made, result = self._try(trace, arguments, function, runner) if trace is not None else (None, result)
        if made is None:
            return result
        if made.has_other_value or (made.last_failure is not None and made.last_failure.is_of_compile):
            self._note_failed_run(made)
            return _native.MISS
        self._keep(made)
        return result

    def _try(self, trace: Trace, arguments: tuple, function: types.FunctionType, runner: Callable) -> tuple:
        fetched = trace.guards.compile().evaluate(arguments, function)
        if isinstance(fetched, int):
            return None, _native.MISS
        try:
            made = build_specialization(trace)
        except Rejected as rejected:
            self.reject(rejected)
            return None, _native.MISS
        return made, first_run(made, runner(made), fetched)

    def _keep(self, made: Specialization) -> None:
        self.compiles += 1
        self.is_rejected = False
        self.reason = None
        self.calls_at_compile, self.seconds_at_compile = self.state.calls, self.state.seconds
        self.specializations.insert(0, made)
        for old in self.specializations[policy.MAX_ENTRIES :]:
            self.retired_fallbacks += old.abandoned
        del self.specializations[policy.MAX_ENTRIES :]

    def _note_failed_run(self, made: Specialization) -> None:
        detail = made.last_failure.text if made.last_failure is not None else "a value changed"
        self.reject(Rejected("compile-failed", detail, self.code.co_firstlineno, self.code.co_filename))

    def forget_specializations(self) -> None:
        """Gives up on entries that miss more often than they hit."""
        self.retired_fallbacks = self.fallbacks
        self.specializations.clear()
        self.is_rejected = True

    def observe(self, arguments: tuple) -> None:
        """Notes what a profiled call was given."""
        self._observe_seconds()
        names = parameter_names(self.code)
        self.profile.observe_arguments(names, arguments)
        for index, length in find_lengths(arguments):
            self._note_length(rows_path(local(index, names[index])), names[index], length, length)
