"""Every measurement, one after the other, each in a fresh process: about a quarter of an hour on two cores.

python bench/run_all.py
"""

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    "rnn_vs_jit.py",
    "lstm.py",
    "layers.py",
    "unrolling.py",
    "counter_step.py",
    "idle_overhead.py",
    "guard_cost.py",
    "algorithms_vs_lax.py",
)


def main() -> int:
    """Runs the scripts and returns how many of them failed."""
    environment = {"JAX_PLATFORMS": "cpu", **os.environ}
    folder = Path(__file__).parent
    failed = 0
    for script in SCRIPTS:
        failed += subprocess.run([sys.executable, str(folder / script)], env=environment, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
