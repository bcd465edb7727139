"""Levenberg-Marquardt: a step is kept if the error goes down, and the damping goes up or down with it."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-3

import jax
import jax.numpy as jnp

T = jnp.array([0.0, 0.5, 1.0, 1.5])
Y = jnp.array([2.0, 1.2, 0.75, 0.4])


def residuals(p):
    return p[0] * jnp.exp(-p[1] * T) - Y


def setup():
    return {"p": jnp.array([0.5, 3.0]), "damping": 0.01}


def step(state, i):
    p = state["p"]
    r, jacobian = residuals(p), jax.jacfwd(residuals)(p)
    normal = jacobian.T @ jacobian + state["damping"] * jnp.eye(2)
    trial = p - jnp.linalg.solve(normal, jacobian.T @ r)
    if jnp.sum(residuals(trial) ** 2) < 0.5 * jnp.sum(r**2):
        state["p"] = trial
        state["damping"] *= 0.5
    else:
        state["p"] = p * 0.75 + jnp.array([1.5, 0.0]) * (i % 2)
        state["damping"] *= 4.0
    return jnp.sum(r**2), state["damping"]
