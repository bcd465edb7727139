"""Deep networks as users write them, a Python loop over layer objects, beside `lax.scan` over stacked weights.

A residual MLP of 48 layers and a transformer of 24, trained with optax: what the first call takes besides a step (trace
and compile), and a step, of four ways: converted; hand-written with the weights of all layers stacked from the start
and one `lax.scan` over them; the same scan for weights that stay with their layers, as those of the imperative program
do, stacked in each step; hand-written with `jax.jit` and the loop written out. The aims of the project: compiling
within 1.5 of the hand-written scan, a step within 1.05 of the best hand-written one.

    python bench/layers.py --networks mlp transformer
"""

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

CONVERTED = "converted"
SCANNED = "hand-written lax.scan"
APART = "lax.scan, weights with their layers"
UNROLLED = "hand-written, written out"
BY_HAND = (SCANNED, APART, UNROLLED)


def normalize(x, scale):
    mean = jnp.mean(x, axis=-1, keepdims=True)
    variance = jnp.mean((x - mean) ** 2, axis=-1, keepdims=True)
    return (x - mean) / jnp.sqrt(variance + 1e-5) * scale


@jax.tree_util.register_dataclass
@dataclass
class Residual:
    """A residual layer of an MLP."""

    scale: jax.Array
    w_in: jax.Array
    b_in: jax.Array
    w_out: jax.Array
    b_out: jax.Array

    @classmethod
    def create(cls, key, width):
        keys = jax.random.split(key, 2)
        w_in, w_out = (jax.random.normal(key, (width, width)) / np.sqrt(width) for key in keys)
        return cls(jnp.ones(width), w_in, jnp.zeros(width), 0.1 * w_out, jnp.zeros(width))

    def __call__(self, x):
        h = jax.nn.relu(normalize(x, self.scale) @ self.w_in + self.b_in)
        return x + h @ self.w_out + self.b_out


@jax.tree_util.register_dataclass
@dataclass
class Attention:
    """Causal self-attention with four heads."""

    qkv: jax.Array
    out: jax.Array

    def __call__(self, x):
        batch, length, width = x.shape
        q, k, v = jnp.split((x @ self.qkv).reshape(batch, length, 4, -1), 3, axis=-1)
        scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) / jnp.sqrt(q.shape[-1])
        scores = jnp.where(jnp.tril(jnp.ones((length, length), bool)), scores, -1e9)
        mixed = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores), v)
        return mixed.reshape(batch, length, width) @ self.out


@jax.tree_util.register_dataclass
@dataclass
class Block:
    """A transformer block: attention and an MLP, each behind a norm and beside a residual connection."""

    attention: Attention
    mlp: Residual
    scale: jax.Array

    @classmethod
    def create(cls, key, width):
        keys = jax.random.split(key, 3)
        qkv = jax.random.normal(keys[0], (width, 3 * width)) / np.sqrt(width)
        out = 0.1 * jax.random.normal(keys[1], (width, width)) / np.sqrt(width)
        return cls(Attention(qkv, out), Residual.create(keys[2], width), jnp.ones(width))

    def __call__(self, x):
        return self.mlp(x + self.attention(normalize(x, self.scale)))


class Network:
    """The imperative one: nothing is jitted, and nothing knows of lax.scan."""

    def __init__(self, kind, depth, width):
        self.layers = [kind.create(key, width) for key in jax.random.split(jax.random.key(0), depth)]
        self.optimizer = optax.adam(1e-3)
        self.optimizer_state = self.optimizer.init(self.layers)
        self.steps = 0

    def train(self, x, y):
        def loss_fn(layers):
            h = x
            for layer in layers:
                h = layer(h)
            return jnp.mean((h - y) ** 2)

        loss, grads = jax.value_and_grad(loss_fn)(self.layers)
        updates, self.optimizer_state = self.optimizer.update(grads, self.optimizer_state, self.layers)
        self.layers = optax.apply_updates(self.layers, updates)
        self.steps += 1
        return loss


def stack(layers):
    return jax.tree.map(lambda *arrays: jnp.stack(arrays), *layers)


class Expert(Network):
    """What somebody who knows JAX would write: SCANNED, APART or UNROLLED."""

    def __init__(self, kind, depth, width, way):
        super().__init__(kind, depth, width)
        self.way = way
        if way == SCANNED:
            self.layers = stack(self.layers)
            self.optimizer_state = self.optimizer.init(self.layers)

    def run(self, layers, x):
        if self.way == UNROLLED:
            for layer in layers:
                x = layer(x)
            return x
        if self.way == APART:
            layers = stack(layers)
        return jax.lax.scan(lambda h, layer: (layer(h), None), x, layers)[0]

    @partial(jax.jit, static_argnums=0, donate_argnums=1)
    def pure_update(self, carried, x, y):
        layers, optimizer_state = carried
        loss, grads = jax.value_and_grad(lambda layers: jnp.mean((self.run(layers, x) - y) ** 2))(layers)
        updates, optimizer_state = self.optimizer.update(grads, optimizer_state, layers)
        return (optax.apply_updates(layers, updates), optimizer_state), loss

    def train(self, x, y):
        (self.layers, self.optimizer_state), loss = self.pure_update((self.layers, self.optimizer_state), x, y)
        return loss


NETWORKS = {"mlp": (Residual, 48, (64, 256)), "transformer": (Block, 24, (8, 64, 128))}
"""For each network the kind of its layers, how many there are, and the shape of its input, whose last axis is its
width."""


def make_ways(kind, depth, width):
    made = {way: Expert(kind, depth, width, way).train for way in BY_HAND}
    return {**made, CONVERTED: Network(kind, depth, width).train}


def time_optimizer(network, starts):
    """The seconds to trace and compile nothing but the optimizer's update of a network's arrays, by `jax.jit`: whoever
    keeps the weights with their layers pays this, however the layers are run."""

    def update(layers, optimizer_state, grads):
        updates, optimizer_state = network.optimizer.update(grads, optimizer_state, layers)
        return optax.apply_updates(layers, updates), optimizer_state

    seconds = []
    for _ in range(starts):
        jax.clear_caches()
        started = time.perf_counter()
        jax.jit(update).lower(network.layers, network.optimizer_state, network.layers).compile()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def time_first_calls(make, data, starts):
    """The seconds until each way has its first result, the median of several fresh starts: of the converted one by
    `janus_jax.jit`, without eager calls."""
    seconds = {name: [] for name in make()}
    for _ in range(starts):
        for name, work in make().items():
            first = janus_jax.jit(work) if name == CONVERTED else work
            started = time.perf_counter()
            jax.block_until_ready(first(*data))
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def measure(name, options):
    kind, depth, shape = NETWORKS[name]
    make = partial(make_ways, kind, options.depth or depth, shape[-1])
    data = [jax.random.normal(key, shape) for key in jax.random.split(jax.random.key(1))]
    firsts = time_first_calls(make, data, options.starts)
    ways = make()
    around = {CONVERTED: partial(janus_jax.enabled, hot_after=1)}
    variants = {way: Variant(partial(work, *data), *filter(None, [around.get(way)])) for way, work in ways.items()}
    timings = time_interleaved(variants, options.rounds)
    with janus_jax.enabled(hot_after=1):
        losses = {way: float(work(*data)) for way, work in ways.items()}
    print_network(f"{name}, {options.depth or depth} layers, input {shape}", firsts, timings, losses)
    network = Network(kind, options.depth or depth, shape[-1])
    count = len(jax.tree.leaves(network.layers))
    seconds = format_seconds(time_optimizer(network, options.starts))
    print(f"  trace and compile, the optimizer's update of the {count} arrays alone: {seconds}", flush=True)


def print_network(title, firsts, timings, losses):
    rows = [("way", "trace and compile", "step", "loss")]
    compiling = {way: firsts[way] - timings.median(way) for way in firsts}
    for way, seconds in compiling.items():
        rows.append((way, format_seconds(seconds), format_seconds(timings.median(way)), f"{losses[way]:.6g}"))
    print_rows(title, rows)
    for way in (SCANNED, APART):
        print(f"  trace and compile, converted against {way}: x{compiling[CONVERTED] / compiling[way]:.2f}")
    worst, *_, best = sorted(BY_HAND, key=partial(timings.ratio, CONVERTED))
    print(f"  step, converted against the best, {best}: x{timings.ratio(CONVERTED, best):.3f}")
    print(f"  step, converted against the worst, {worst}: x{timings.ratio(CONVERTED, worst):.3f}", flush=True)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Deep networks as loops over layers, converted and hand-written.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--starts", type=int, default=3, help="first calls of each way")
    parser.add_argument("--depth", type=int, default=0, help="layers; 0: 48 of the MLP, 24 of the transformer")
    parser.add_argument("--networks", nargs="+", choices=[*NETWORKS], default=[*NETWORKS])
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    for name in options.networks:
        measure(name, options)
    report = janus_jax.report()
    counts = ("rolled", "compiles", "hits", "misses", "fallbacks")
    totals = {name: sum(getattr(unit, name) for unit in report.units) for name in counts}
    print_rows("counts", [(name, str(total)) for name, total in totals.items()])


if __name__ == "__main__":
    main(sys.argv[1:])
