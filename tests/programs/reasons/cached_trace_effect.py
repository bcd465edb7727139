"""A scan body that counts how often Python runs it: once for each trace of JAX, not once for each call."""
# expect: reason=cached-trace

import jax
import jax.numpy as jnp

runs = []


def body(h, x):
    runs.append(1)
    return h * 0.5 + x, h


def setup():
    return jnp.arange(4.0)


def step(xs, i):
    return jax.lax.scan(body, 0.0, xs), len(runs)  # culprit
