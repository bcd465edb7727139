"""The scalars that a run reads from its graph: several come back as one array, which is waited for and copied once.

    o0, packed = graph(f0)
    o1, o2, = packed.tolist()

Invariant: an output is packed only if the text of the run makes a bool or an int of it and nothing else.
"""

from collections.abc import Callable, Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Expression

_TYPES = (np.dtype(bool), np.dtype(np.int32))


def is_read(expression: Expression) -> bool:
    """Whether an expression makes the same of an int as of the scalar output that held it."""
    parts = expression.arguments
    is_number = expression.function is bool or expression.function is int
    return is_number and len(parts) == 1 and parts[0].kind == "output" and not expression.keywords


class Readback:
    """Which outputs of a graph the text reads as scalars, and which it has a use for as arrays."""

    def __init__(self, outputs: Sequence[Any]):
        self._outputs = outputs
        self._names = {id(tracer): index for index, tracer in enumerate(outputs)}
        self._read: set[int] = set()
        self._kept: set[int] = set()

    def index_of(self, tracer: Any) -> int:
        return self._names[id(tracer)]

    def read(self, index: int) -> str:
        """The name of an output of which a bool or an int is made."""
        self._read.add(index)
        return f"o{index}"

    def keep(self, index: int) -> str:
        """The name of an output that is needed as an array."""
        self._kept.add(index)
        return f"o{index}"

    def find_packed(self) -> tuple[int, ...]:
        """The outputs that come back in one array; none where that saves nothing."""
        found = tuple(index for index in sorted(self._read - self._kept) if _is_small(self._outputs[index]))
        return found if len(found) > 1 else ()

    def write_call(self, arguments: str) -> tuple[list[str], str]:
        """The lines that call the graph, and the name of one of its results."""
        packed = self.find_packed()
        names = [f"o{index}" for index in range(len(self._outputs)) if index not in packed]
        if not packed:
            return [f"{', '.join(names)}, = graph({arguments})"], names[0]
        lines = [
            f"{', '.join([*names, 'packed'])}, = graph({arguments})",
            f"{', '.join(f'o{index}' for index in packed)}, = packed.tolist()",
        ]
        return lines, [*names, "packed"][0]


def _is_small(tracer: Any) -> bool:
    aval = _jax_compat.aval_of(tracer)
    return aval.shape == () and aval.dtype in _TYPES


def pack(program: Callable[..., tuple], packed: Sequence[int]) -> Callable[..., tuple]:
    """The program with some of its outputs as one array of ints, the last."""
    if not packed:
        return program

    def packing(*arrays: Any) -> tuple:
        outputs = program(*arrays)
        rest = [output for index, output in enumerate(outputs) if index not in packed]
        return *rest, jnp.stack([outputs[index].astype(np.int32) for index in packed])

    return packing
