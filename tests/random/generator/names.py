"""The names that a program reads and assigns, by kind, in each of its functions.

Invariant: all of them are bound when the function begins. The first of a kind is the one that shrinking ends at.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Names:
    """What can be read, and what can be assigned, by kind."""

    leaves: tuple[tuple[str, tuple[str, ...]], ...]
    targets: tuple[tuple[str, tuple[str, ...]], ...]


STEP = Names(
    leaves=(
        ("float", ("x", "y", "x", "y", "model.rate", "items[0]", "table['a']", "jnp.float32(1.5)")),
        ("int", ("k", "m", "k", "m", "model.ticks", "jnp.int32(2)")),
        ("vector", ("v", "w", "rows[0]", "jnp.ones(3)")),
        ("bool", ("flag", "x > 0", "k > 1")),
        ("pyint", ("1", "2", "n", "i", "model.count")),
        ("pyfloat", ("0.5", "1.0", "scale")),
        ("pybool", ("on", "i % 2 == 0", "len(items) > 2")),
        ("call", ("mix(x, y)", "mix(y, model.rate)", "model.update(x)", "shifted(x)", "shifted(y)")),
    ),
    targets=(
        ("float", ("x", "y", "x", "y", "model.rate", "items[0]", "table['a']")),
        ("int", ("k", "m", "model.ticks")),
        ("vector", ("v", "w")),
        ("pyint", ("n", "model.count")),
        ("pyfloat", ("scale",)),
    ),
)

FUNCTION = Names(
    leaves=(
        ("float", ("a", "b", "jnp.float32(1.5)")),
        ("int", ("c", "jnp.int32(2)")),
        ("vector", ("jnp.ones(3)", "d")),
        ("bool", ("a > 0", "b < a")),
        ("pyint", ("1", "2", "p")),
        ("pyfloat", ("0.5", "1.0")),
        ("pybool", ("p > 1",)),
        ("call", ("jnp.abs(a)",)),
    ),
    targets=(
        ("float", ("a", "b")),
        ("int", ("c",)),
        ("vector", ("d",)),
        ("pyint", ("p",)),
        ("pyfloat", ("r",)),
    ),
)

METHOD = Names(
    leaves=(
        ("float", ("a", "self.rate", "jnp.float32(1.5)")),
        ("int", ("self.ticks", "jnp.int32(2)")),
        ("vector", ("jnp.ones(3)",)),
        ("bool", ("a > 0", "self.rate < a")),
        ("pyint", ("1", "self.count")),
        ("pyfloat", ("0.5", "1.0")),
        ("pybool", ("self.count > 1",)),
        ("call", ("jnp.abs(a)",)),
    ),
    targets=(
        ("float", ("a", "self.rate")),
        ("int", ("self.ticks",)),
        ("vector", ("self.last",)),
        ("pyint", ("self.count",)),
        ("pyfloat", ("r",)),
    ),
)

CLOSURE = Names(
    leaves=(
        ("float", ("a", "y", "jnp.float32(1.5)")),
        ("int", ("k", "jnp.int32(2)")),
        ("vector", ("v", "jnp.ones(3)")),
        ("bool", ("a > 0", "y < a")),
        ("pyint", ("1", "n", "i")),
        ("pyfloat", ("0.5", "1.0")),
        ("pybool", ("n > 1",)),
        ("call", ("jnp.abs(a)", "mix(a, y)")),
    ),
    targets=(
        ("float", ("a", "y")),
        ("int", ("k",)),
        ("vector", ("v",)),
        ("pyint", ("n",)),
        ("pyfloat", ("r",)),
    ),
)
