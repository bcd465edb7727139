"""Messages with arguments of many kinds, of every level, by every method of a logger."""
# expect: converted, compiles<=1, hits>=7

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.arguments")
logger.propagate = False
logger.setLevel(logging.INFO)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
logger.handlers[:] = [handler]


def setup():
    return {"w": jnp.array([1.0, 2.0]), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    state["w"] = state["w"] * 0.75
    loss = jnp.sum(state["w"] ** 2)
    logger.debug("not shown %s", loss)
    logger.info("step %d loss %.4f", i, loss)
    logger.warning("w %s and %r", state["w"], "text")
    logger.error(f"plain {loss:.3f}, 100%")
    logger.log(logging.CRITICAL, "list %s", [i, loss])
    return loss
