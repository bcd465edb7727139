"""enable, disable, enabled: the engine follows, once the program has imported JAX."""

import importlib
import os
import subprocess
import sys

import pytest

import janus_jax
from janus_jax import JanusWarning, Options, OptionsError


def test_import_is_light():
    text = "import sys, janus_jax; print({'jax', 'numpy', 'rich', 'janus_jax._native'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout
    assert shown == "set()\n"


def test_report_is_a_function_and_its_package_still_imports():
    assert callable(janus_jax.report)
    assert importlib.import_module("janus_jax.report.recorder").UnitRecord.__module__ == "janus_jax.report.recorder"


def test_enable_and_disable(engine, with_jax):
    janus_jax.enable(hot_after=3)
    assert engine.is_enabled
    assert engine.options == Options(hot_after=3)
    janus_jax.disable()
    assert not engine.is_enabled


def test_enable_twice_keeps_the_last_options(engine, with_jax):
    janus_jax.enable(hot_after=3)
    janus_jax.enable(verify=0.5)
    assert engine.is_enabled
    assert engine.options == Options(verify=0.5)


def test_disable_twice_and_before_enable(engine, with_jax):
    janus_jax.disable()
    janus_jax.enable()
    janus_jax.disable()
    janus_jax.disable()
    assert not engine.is_enabled


def test_enable_disable_enable(engine, with_jax):
    janus_jax.enable()
    janus_jax.disable()
    janus_jax.enable()
    assert engine.asked == ["enable", "disable", "enable"]


def test_engine_waits_for_jax(engine, tmp_path, monkeypatch):
    (tmp_path / "jax.py").write_text("FOUND = __spec__.loader is __loader__")
    monkeypatch.syspath_prepend(str(tmp_path))
    watching = len(sys.meta_path)
    janus_jax.enable(hot_after=1)
    assert (engine.asked, len(sys.meta_path)) == ([], watching + 1)
    module = importlib.import_module("jax")
    assert module.FOUND and type(module.__loader__).__module__ == "_frozen_importlib_external"
    assert engine.asked == ["enable"]
    assert engine.options == Options(hot_after=1)
    assert len(sys.meta_path) == watching


def test_disable_before_jax_is_imported_ends_the_wait(engine, tmp_path, monkeypatch):
    (tmp_path / "jax.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    janus_jax.enable()
    janus_jax.disable()
    importlib.import_module("jax")
    assert engine.asked == []


def test_jax_that_fails_to_import_fails_as_ever(engine, tmp_path, monkeypatch):
    (tmp_path / "jax.py").write_text("raise ImportError('broken')")
    monkeypatch.syspath_prepend(str(tmp_path))
    janus_jax.enable()
    with pytest.raises(ImportError, match="broken"):
        importlib.import_module("jax")
    (tmp_path / "jax.py").write_text("MENDED = True")
    importlib.invalidate_caches()
    assert importlib.import_module("jax").MENDED
    assert engine.asked == ["enable"]


def test_missing_jax_is_missing_as_ever(engine, monkeypatch):
    janus_jax.enable()
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "meta_path", sys.meta_path[:1])
    with pytest.raises(ModuleNotFoundError, match="No module named 'jax'"):
        importlib.import_module("jax")


def test_enabled_restores_what_was_before(engine, with_jax):
    with janus_jax.enabled(hot_after=1):
        assert engine.options == Options(hot_after=1)
        with janus_jax.enabled(hot_after=2):
            assert engine.options == Options(hot_after=2)
        assert engine.is_enabled and engine.options == Options(hot_after=1)
    assert not engine.is_enabled


def test_enabled_lets_exceptions_through(engine, with_jax):
    with pytest.raises(ZeroDivisionError) as raised, janus_jax.enabled():
        raise ZeroDivisionError
    assert not engine.is_enabled
    assert len(raised.traceback) == 1


def test_enabled_checks_its_options_at_once(engine):
    with pytest.raises(OptionsError):
        janus_jax.enabled(hot_after=-1)


@pytest.mark.parametrize("value", ["1", "yes"])
def test_off_in_the_environment_wins(engine, with_jax, monkeypatch, value):
    monkeypatch.setenv("JANUS_JAX_OFF", value)
    janus_jax.enable()
    assert not engine.is_enabled


def test_wrong_options_leave_everything_as_it_was(engine, with_jax):
    janus_jax.enable(hot_after=1)
    with pytest.raises(OptionsError):
        janus_jax.enable(hot_after=-1)
    assert engine.is_enabled and engine.options == Options(hot_after=1)


def test_missing_extension_warns_once_and_runs_eagerly(switch, monkeypatch, with_jax):
    monkeypatch.setitem(sys.modules, "janus_jax._native", None)
    with pytest.warns(JanusWarning, match="janus_jax converts nothing here") as warned:
        janus_jax.enable()
        janus_jax.enable()
        with janus_jax.enabled():
            pass
        janus_jax.disable()
    assert [os.path.basename(warning.filename) for warning in warned] == ["test_switching.py"]
    assert janus_jax.report().units == ()


def test_another_frame_evaluator_warns_once(engine, with_jax, monkeypatch):
    def refuse(options):
        raise RuntimeError("another frame evaluator is installed")

    monkeypatch.setattr(engine, "enable", refuse)
    with pytest.warns(JanusWarning, match="another frame evaluator is installed") as warned:
        janus_jax.enable()
        janus_jax.enable()
    assert len(warned) == 1
