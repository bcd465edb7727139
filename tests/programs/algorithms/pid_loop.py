"""A PID controller with limits on its output and anti-windup, in a loop over the ticks of one call."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class PID:
    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.integral, self.last = jnp.float32(0.0), jnp.float32(0.0)

    def __call__(self, error):
        out = self.kp * error + self.ki * self.integral + self.kd * (error - self.last)
        self.last = error
        if out > 2.0:
            return jnp.float32(2.0)
        if out < -2.0:
            return jnp.float32(-2.0)
        self.integral = self.integral + error
        return out


def setup():
    return {"pid": PID(1.0, 0.25, 0.1), "x": jnp.float32(0.0), "goal": jnp.float32(0.0)}


def between(state, i):
    state["goal"] = jnp.float32(5.0 if i % 4 < 2 else -1.0)


def step(state, i):
    for _ in range(3):
        state["x"] = state["x"] + 0.5 * state["pid"](state["goal"] - state["x"])
    return state["x"], state["pid"].integral
