"""A program that trains, through `python -m janus_jax`: converted, reported, and otherwise the same."""

import json
import os
import subprocess
import sys

PROGRAM = """
import jax
import jax.numpy as jnp

class Model:
    def __init__(self):
        self.weight = jnp.full((8, 8), 0.1)
        self.step = 0

    def train(self, x, rate):
        gradient = jax.grad(lambda w: jnp.mean(jnp.tanh(x @ w) ** 2))(self.weight)
        self.weight = self.weight - rate * gradient
        self.step += 1

def main():
    model = Model()
    for i in range(30):
        model.train(jnp.ones((2, 8)), 0.1 / (1 + i))
    print(model.step, f"{float(model.weight.sum()):.4f}")

if __name__ == "__main__":
    main()
"""


def run(*words, cwd):
    environment = {**os.environ, "JAX_PLATFORMS": "cpu"}
    return subprocess.run([sys.executable, *words], cwd=cwd, capture_output=True, text=True, env=environment)


def find_train(folder):
    units = json.loads((folder / "report.json").read_text())["units"]
    return next(unit for unit in units if unit["name"] == "Model.train")


def test_unmodified_script_is_converted(tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM)
    plain = run("program.py", cwd=tmp_path)
    words = ["-m", "janus_jax", "--report", "--report-json=report.json", "--hot-after=2", "program.py"]
    ours = run(*words, cwd=tmp_path)
    assert (ours.stdout, ours.returncode) == (plain.stdout, 0)
    assert "Model.train" in ours.stderr
    unit = find_train(tmp_path)
    assert unit["state"] == "converted"
    assert unit["hits"] >= 10 and unit["compiles"] <= 2


def test_compare_prints_the_report_of_the_converted_run(tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM)
    ours = run("-m", "janus_jax", "--compare", "--hot-after=2", "-m", "program", cwd=tmp_path)
    outputs = [line for line in ours.stdout.splitlines() if line.startswith("30 ")]
    assert len(outputs) == 2 and outputs[0] == outputs[1]
    assert "Model.train" in ours.stdout and "converted" in ours.stdout
    assert (ours.returncode, ours.stderr) == (0, "")


ENDING = """
import sys
import jax.numpy as jnp

lines = open("lines.txt", "w")

class Goodbye:
    def __del__(self):
        print("good bye")

kept = Goodbye()

def step(x, i):
    lines.write(f"{i} {x}\\n")
    return x * 2 + i

x = jnp.array(1.0)
for i in range(6):
    x = step(x, i)
sys.exit(int(x) % 2)
"""


def test_files_are_flushed_and_finalizers_run_at_the_end(tmp_path):
    (tmp_path / "program.py").write_text(ENDING)
    plain = run("program.py", cwd=tmp_path)
    lines = (tmp_path / "lines.txt").read_text()
    (tmp_path / "lines.txt").unlink()
    ours = run("-m", "janus_jax", "--hot-after=1", "--report-json=report.json", "program.py", cwd=tmp_path)
    assert (ours.stdout, ours.returncode) == (plain.stdout, plain.returncode) == ("good bye\n", plain.returncode)
    assert (tmp_path / "lines.txt").read_text() == lines != ""
    units = json.loads((tmp_path / "report.json").read_text())["units"]
    assert [unit["hits"] >= 4 for unit in units if unit["name"] == "step"] == [True]
