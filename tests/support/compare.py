"""Whether two snapshots, or two whole recordings, agree: exactly, but for the rounding that XLA is allowed.

Invariant: floats may differ by `rtol`/`atol` and by nothing else; a Python float may not have lost precision on the
way, so a value that fits in 32 bits where the plain run had one that does not is a difference however small it is.
"""

from __future__ import annotations

import dataclasses
import re

import ml_dtypes
import numpy as np

from support.snapshot import ArrayValue, Node, Snapshot

NARROW_FLOATS = (np.float16, ml_dtypes.bfloat16)
NARROW_RTOL = 2e-2


@dataclasses.dataclass(frozen=True)
class Tolerance:
    rtol: float = 1e-5
    atol: float = 1e-6


def find_differences(plain: Snapshot, other: Snapshot, tolerance: Tolerance) -> list[str]:
    """What differs, each with its path; after a difference in structure nothing further is compared."""
    differences: list[str] = []
    for expected, found in zip(plain.nodes, other.nodes, strict=False):
        structural = find_structural_difference(expected, found)
        if structural:
            return [*differences, structural]
        if not is_close(expected.value, found.value, tolerance):
            differences.append(f"{expected.path}: {text_of(expected.value)} became {text_of(found.value)}")
    return differences


FLOAT = re.compile(r"([-+]?(?:\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+))")


def is_same_text(expected: str, found: str, tolerance: Tolerance) -> bool:
    """Whether two texts are the same but for floats that are close, and the blanks that align them."""
    if expected == found:
        return True
    parts, others = FLOAT.split(expected), FLOAT.split(found)
    if len(parts) != len(others) or len(parts) == 1:
        return False
    if any(part.split() != other.split() for part, other in zip(parts[::2], others[::2], strict=True)):
        return False
    pairs = zip(parts[1::2], others[1::2], strict=True)
    return all(are_written_close(*pair, tolerance) for pair in pairs)


def are_written_close(expected: str, found: str, tolerance: Tolerance) -> bool:
    """Two written floats: what was rounded to few digits may differ in the last one."""
    digits = [len(text.partition("e")[0].partition(".")[2]) for text in (expected, found)]
    exponents = [int(text.partition("e")[2] or 0) for text in (expected, found)]
    is_rounded = digits[0] == digits[1] > 0
    last = 10.0 ** (max(exponents) - digits[0]) if is_rounded else 0.0
    values = float(expected), float(found)
    return abs(values[0] - values[1]) <= max(tolerance.atol + tolerance.rtol * abs(values[0]), 1.01 * last)


def find_structural_difference(expected: Node, found: Node) -> str:
    if expected.kind != found.kind:
        return f"{expected.path}: {expected.kind} became {found.kind}"
    labels = [label for label, _ in expected.edges]
    if labels != [label for label, _ in found.edges]:
        return f"{expected.path}: holds {labels}, became {[label for label, _ in found.edges]}"
    for (label, expected_number), (_, found_number) in zip(expected.edges, found.edges, strict=True):
        if expected_number != found_number:
            return f"{expected.path}{label}: is not the same object as before (an alias appeared or was lost)"
    return ""


def is_close(expected: object, found: object, tolerance: Tolerance) -> bool:
    if isinstance(expected, ArrayValue):
        return isinstance(found, ArrayValue) and are_arrays_close(expected, found, tolerance)
    if isinstance(expected, (float, complex, np.inexact)):
        return type(expected) is type(found) and are_floats_close(np.asarray(expected), np.asarray(found), tolerance)
    return type(expected) is type(found) and bool(expected == found)


def are_arrays_close(expected: ArrayValue, found: ArrayValue, tolerance: Tolerance) -> bool:
    if expected.traits != found.traits:
        return False
    if expected.values.dtype == object:
        return True
    if expected.values.dtype.kind in "fcV" and expected.values.dtype.names is None:
        return are_floats_close(expected.values, found.values, tolerance)
    return bool(np.array_equal(expected.values, found.values))


def are_floats_close(expected: np.ndarray, found: np.ndarray, tolerance: Tolerance) -> bool:
    if expected.tobytes() == found.tobytes():
        return True
    narrow = expected.dtype in NARROW_FLOATS
    rtol = max(tolerance.rtol, NARROW_RTOL) if narrow else tolerance.rtol
    wide_expected, wide_found = (values.astype(np.complex128) for values in (expected, found))
    close = np.allclose(wide_found, wide_expected, rtol=rtol, atol=max(tolerance.atol, rtol * narrow), equal_nan=True)
    return bool(close) and not has_lost_precision(expected, found)


def has_lost_precision(expected: np.ndarray, found: np.ndarray) -> bool:
    """A 64-bit value that came back as a 32-bit one: it took a trip through an array that the plain run did not."""
    if expected.dtype != np.float64:
        return False
    fits_before, fits_after = (values.astype(np.float32) == values for values in (expected, found))
    return bool(np.any(~fits_before & fits_after & (expected != found) & np.isfinite(expected)))


def text_of(value: object) -> str:
    if isinstance(value, ArrayValue):
        return f"{value.traits} {np.array2string(value.values, threshold=8, separator=', ')}".replace("\n", "")
    return repr(value)
