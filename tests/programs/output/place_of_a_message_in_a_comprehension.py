"""Messages and warnings inside a comprehension, a lambda, a generator and a function that the library calls."""
# expect: converted, compiles<=1, hits>=7

import functools
import io
import logging
import warnings

import jax
import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(lineno)d %(funcName)s: %(message)s"))
logger = logging.getLogger("programs.inner")
logger.propagate = False
logger.setLevel(logging.DEBUG)
logger.handlers[:] = [handler]


def setup():
    return {"x": jnp.array([1.0, 2.0]), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    [logger.info("in a comprehension %d", k) for k in range(2)]
    sum(warnings.warn(f"in a generator {k}", stacklevel=2) or k for k in range(2))
    {k: warnings.warn(f"in a dict {k}", stacklevel=2) for k in range(2)}
    sorted([2, 1], key=lambda k: logger.info("in a key %d", k) or k)
    functools.reduce(lambda a, b: warnings.warn(f"in reduce {b}", stacklevel=2) or b, [1, 2, 3])
    state["x"] = jax.tree.map(lambda x: logger.info("in a tree") or x * 0.5 + i, [state["x"]])[0]
    return state["x"]
