"""A message goes to the handlers of the logger, of its parent and of its grandparent, while they propagate."""
# expect: converted, compiles<=2, hits>=6

import io
import logging

import jax.numpy as jnp

STREAMS = {name: io.StringIO() for name in ("programs.up", "programs.up.middle", "programs.up.middle.low")}
for name, stream in STREAMS.items():
    logging.getLogger(name).handlers[:] = [logging.StreamHandler(stream)]
top, middle, low = map(logging.getLogger, STREAMS)


def setup():
    top.propagate, middle.propagate = False, True
    top.setLevel(logging.INFO)
    return {"x": jnp.array(1.0), "read": None}


def between(state, i):
    state["read"] = [stream.getvalue() for stream in STREAMS.values()]
    middle.propagate = i < 4
    top.setLevel(logging.INFO if i < 6 else logging.WARNING)


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    low.info("low %d %s", i, state["x"])
    top.warning("top %d", i)
    middle.info("middle")
    return low.getEffectiveLevel(), state["x"]
