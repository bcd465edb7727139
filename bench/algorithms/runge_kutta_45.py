"""The Runge-Kutta pair of Dormand and Prince, orders 5 and 4, with adaptive steps: the Brusselator with diffusion.

J. R. Dormand, P. J. Prince, A Family of Embedded Runge-Kutta Formulae, J. Comput. Appl. Math. 6 (1980);
E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I, section II.4 (the control of the step).
"""

import jax
import jax.numpy as jnp
import numpy as np

POINTS = 100
END = 10.0
STAGES = (
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    (35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
)
ERROR = (71 / 57600, 0.0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40)


def make(seed):
    u = 1.0 + np.sin(2.0 * np.pi * np.linspace(0.0, 1.0, POINTS)) + 0.1 * np.random.RandomState(seed).rand(POINTS)
    return jnp.asarray(np.stack([u, np.full(POINTS, 3.0)]), jnp.float32), jnp.float32(0.002), 1e-4


def slope(y, diffusion):
    u, v = y
    curvature = jnp.roll(y, 1, axis=1) - 2.0 * y + jnp.roll(y, -1, axis=1)
    reaction = jnp.stack([1.0 + u * u * v - 4.0 * u, 3.0 * u - u * u * v])
    return reaction + diffusion * POINTS**2 * curvature


def attempt(y, h, diffusion):
    """The values at the end of a step of length h, and an estimate of their error."""
    slopes = [slope(y, diffusion)]
    for weights in STAGES:
        end = y + h * sum(w * k for w, k in zip(weights, slopes, strict=True))
        slopes.append(slope(end, diffusion))
    return end, h * sum(w * k for w, k in zip(ERROR, slopes, strict=True))


def plain(y, diffusion, tol):
    t, h = jnp.float32(0.0), jnp.float32(1e-3)
    accepted = rejected = 0
    while t < END:
        h = jnp.minimum(h, END - t)
        new, error = attempt(y, h, diffusion)
        scaled = jnp.max(jnp.abs(error) / (tol + tol * jnp.abs(y)))
        if scaled <= 1.0:
            t = t + h
            y = new
            accepted += 1
        else:
            rejected += 1
        h = h * jnp.clip(0.9 * (scaled + 1e-10) ** -0.2, 0.2, 5.0)
    return y, accepted, rejected


@jax.jit
def expert(y, diffusion, tol):
    def advance(state):
        t, y, h, accepted, rejected = state
        h = jnp.minimum(h, END - t)
        new, error = attempt(y, h, diffusion)
        scaled = jnp.max(jnp.abs(error) / (tol + tol * jnp.abs(y)))
        good = scaled <= 1.0
        t, y = jnp.where(good, t + h, t), jnp.where(good, new, y)
        h = h * jnp.clip(0.9 * (scaled + 1e-10) ** -0.2, 0.2, 5.0)
        return t, y, h, accepted + good, rejected + ~good

    start = (jnp.float32(0.0), y, jnp.float32(1e-3), 0, 0)
    _, y, _, accepted, rejected = jax.lax.while_loop(lambda state: state[0] < END, advance, start)
    return y, accepted, rejected
