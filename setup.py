"""Builds the C extension; everything else about the package is in setup.cfg.

JANUS_DEBUG=1 builds it with assertions and without optimisation, JANUS_SANITIZE=1 with the address and
undefined-behaviour sanitizers.
The extension is optional: where it does not build, the package installs without it and runs everything eagerly.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

CSRC = Path("src/janus_jax/csrc")


def compile_flags() -> tuple[list[str], list[str]]:
    """The arguments for the compiler and for the linker."""
    compile_args = ["-std=c11", "-Wall", "-Wextra", "-fvisibility=hidden"]
    link_args = []
    if os.environ.get("JANUS_DEBUG") == "1":
        compile_args += ["-O0", "-g", "-UNDEBUG"]
    if os.environ.get("JANUS_SANITIZE") == "1":
        compile_args += ["-g", "-fno-omit-frame-pointer", "-fsanitize=address,undefined"]
        link_args += ["-fsanitize=address,undefined"]
    return compile_args, link_args


compile_args, link_args = compile_flags()
setup(
    ext_modules=[
        Extension(
            "janus_jax._native",
            sources=sorted(str(path) for path in CSRC.glob("*.c")),
            depends=sorted(str(path) for path in CSRC.glob("*.h")),
            extra_compile_args=compile_args,
            extra_link_args=link_args,
            optional=True,
        )
    ]
)
