"""NumPy arrays that a converted step is given: the program may change them as soon as the step has returned."""

import jax.numpy as jnp
import numpy as np

import janus_jax

SIZE = 700


def make_aligned():
    """A square array that begins where XLA can read it in place."""
    raw = np.zeros(SIZE * SIZE * 4 + 64, np.uint8)
    start = -raw.ctypes.data % 64
    return raw[start : start + SIZE * SIZE * 4].view(np.float32).reshape(SIZE, SIZE)


def step(batch, w):
    for _ in range(4):
        w = w @ jnp.asarray(batch)
    return jnp.max(w)


def test_a_batch_may_be_overwritten_while_the_graph_runs():
    batch, w = make_aligned(), jnp.eye(SIZE)
    janus_jax.reset()
    outcomes = []
    with janus_jax.enabled(hot_after=1):
        for call in range(12):
            batch[:] = 1 / SIZE
            outcomes.append(step(batch, w))
            if call < 4:  # eager JAX may still read the array
                outcomes[-1].block_until_ready()
            batch[:] = 7.0
    assert np.allclose(outcomes, 1 / SIZE)
    (unit,) = [unit for unit in janus_jax.report().units if unit.name == "step"]
    assert unit.hits >= 8, janus_jax.report()
