"""A PID controller with limits on its output and conditional integration, until the plant has settled.

K. J. Astrom, R. M. Murray, Feedback Systems, second edition, sections 11.1 and 11.4 (windup).
"""

import jax
import jax.numpy as jnp
import numpy as np

TICKS = 20_000
SETTLED = 2000
DT = 0.001


def make(seed):
    source = np.random.RandomState(seed)
    gains = jnp.asarray(np.array([6.0, 3.0, 1.5]) * source.uniform(0.8, 1.2, 3), jnp.float32)
    return gains, jnp.float32(source.uniform(1.0, 2.0))


class Controller:
    """Keeps the integral of the error and the last error from tick to tick."""

    def __init__(self, gains, low, high):
        self.kp, self.ki, self.kd = gains
        self.low, self.high = low, high
        self.integral = jnp.float32(0.0)
        self.last = jnp.float32(0.0)

    def __call__(self, error):
        out = self.kp * error + self.ki * self.integral + self.kd * (error - self.last) / DT
        self.last = error
        if out > self.high:
            return jnp.float32(self.high)
        if out < self.low:
            return jnp.float32(self.low)
        self.integral = self.integral + error * DT
        return out


def plain(gains, goal):
    controller = Controller(gains, -4.0, 4.0)
    position, speed = jnp.float32(0.0), jnp.float32(0.0)
    quiet = 0
    for tick in range(TICKS):
        force = controller(goal - position)
        speed = speed + DT * (force - 0.5 * speed - position)
        position = position + DT * speed
        if jnp.abs(goal - position) < 0.01 * goal:
            quiet += 1
        else:
            quiet = 0
        if quiet == SETTLED:
            return position, tick
    return position, TICKS


@jax.jit
def expert(gains, goal):
    kp, ki, kd = gains

    def is_going(state):
        _, _, _, _, quiet, tick = state
        return (quiet < SETTLED) & (tick < TICKS)

    def advance(state):
        position, speed, integral, last, quiet, tick = state
        error = goal - position
        out = kp * error + ki * integral + kd * (error - last) / DT
        integral = jnp.where(jnp.abs(out) <= 4.0, integral + error * DT, integral)
        speed = speed + DT * (jnp.clip(out, -4.0, 4.0) - 0.5 * speed - position)
        position = position + DT * speed
        quiet = jnp.where(jnp.abs(goal - position) < 0.01 * goal, quiet + 1, 0)
        return position, speed, integral, error, quiet, tick + 1

    zero = jnp.float32(0.0)
    position, _, _, _, quiet, tick = jax.lax.while_loop(is_going, advance, (zero, zero, zero, zero, 0, 0))
    return position, jnp.where(quiet == SETTLED, tick - 1, TICKS)
