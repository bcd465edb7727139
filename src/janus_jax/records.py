"""What `report` and `explain` are told of a unit: plain records, without an object of the program."""

import types
from typing import Any

from janus_jax.decode import UnknownOpcode
from janus_jax.profile.profile import describe_decisions
from janus_jax.reasons import REASONS
from janus_jax.report.recorder import CONVERTED, NOT_CONVERTED, PROFILING, Explanation, UnitRecord
from janus_jax.specialize.unit import Unit
from janus_jax.trace.functions import listing_of


def record_unit(unit: Unit) -> UnitRecord:
    """The counts of a unit, and why it is not converted if it is not."""
    state, reason = unit.state, unit.reason
    shown = reason if not unit.specializations else None
    compile_seconds = sum(made.compile_seconds for made in unit.specializations)
    saved = max(unit.eager_seconds_per_call * state.hits - compile_seconds, 0.0)
    return UnitRecord(
        name=unit.name,
        file=unit.code.co_filename,
        line=unit.code.co_firstlineno,
        state=CONVERTED if unit.specializations else NOT_CONVERTED if unit.is_rejected else PROFILING,
        calls=state.calls + state.hits,
        hits=state.hits,
        misses=state.misses,
        fallbacks=unit.fallbacks,
        compiles=unit.compiles,
        traces=unit.traces,
        reason=shown.reason if shown else "",
        reason_line=shown.line if shown else 0,
        reason_text=shown.text if shown else "",
        hint=REASONS[shown.reason].hint if shown else "",
        eager_seconds=state.seconds,
        compile_seconds=compile_seconds,
        saved_seconds=saved if unit.specializations else 0.0,
        last_miss=unit.last_miss,
        rolled=unit.profile.count_rolled(),
    )


def explain_unit(function: types.FunctionType, unit: Unit | None) -> Explanation:
    """All that is known of one function, as text."""
    code = function.__code__
    place = (code.co_qualname, code.co_filename, code.co_firstlineno)
    try:
        listing = str(listing_of(code))
    except UnknownOpcode as error:
        listing = str(error)
    if unit is None:
        return Explanation(*place, listing=listing, reasons=("it was not called often enough yet",))
    made = unit.specializations[0] if unit.specializations else None
    trace = made.trace if made else unit.pending
    return Explanation(
        *place,
        record=record_unit(unit),
        listing=listing,
        profile=str(unit.profile),
        guards=str(trace.guards) if trace else "",
        jaxpr=str(trace.closed_jaxpr) if trace else "",
        effects=_describe_effects(trace) if trace else "",
        code=made.text.run if made else "",
        reasons=tuple(unit.all_reasons),
        loops_and_branches=describe_decisions(unit.profile.decisions),
    )


def _describe_effects(trace: Any) -> str:
    return "\n".join(
        f"{effect.source.label}: {effect.kind}" + (f" {effect.key!r}" if effect.key is not None else "")
        for effect in trace.effects
    )
