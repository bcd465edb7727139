/* Puts the evaluator in and takes it out: for good, to sleep, or for a trace.
 *
 *   install() --> in --idle_limit frames without a decision--> asleep --wake()--> in
 *                  '--C stack low--> out until that frame is done (frame_hook.c)
 *   set_mode(TRACING) --> in, whatever it was
 *
 * Invariant: while a thread is in a mode other than NORMAL the evaluator stays in: a trace must see every frame of user
 * code, or it would run for real. Somebody else's evaluator is never replaced.
 */
#include "hook_switch.h"

#include "cpython_compat.h"
#include "frame_hook.h"
#include "thread_mode.h"

HookSwitch hook_switch = {.idle_limit = LLONG_MAX, .least_c_calls = INT_MIN};

/* Whether our evaluator is the interpreter's. */
static bool
is_in(void)
{
    return _PyInterpreterState_GetEvalFrameFunc(PyInterpreterState_Get()) == evaluate_frame;
}

/* See hook_switch.h. */
void
hook_put_in(void)
{
    PyInterpreterState *interpreter = PyInterpreterState_Get();
    if (_PyInterpreterState_GetEvalFrameFunc(interpreter) == _PyEval_EvalFrameDefault) {
        _PyInterpreterState_SetEvalFrameFunc(interpreter, evaluate_frame);
    }
    hook_switch.idle_frames = 0;
}

/* See hook_switch.h. */
void
hook_take_out(void)
{
    if (thread_special_count() == 0 && is_in()) {
        _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState_Get(), _PyEval_EvalFrameDefault);
    }
}

/* ---- module functions -------------------------------------------------------------------------------------------- */

/* Raise that we cannot be put in. Returns NULL. */
static PyObject *
refuse_to_share(void)
{
    PyErr_SetString(PyExc_RuntimeError, "another frame evaluator is installed in this interpreter");
    return NULL;
}

/* install(): afterwards is_installed(). */
PyObject *
hook_install(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    hook_put_in();
    if (!is_in()) {
        return refuse_to_share();
    }
    hook_switch.is_wanted = true;
    int c_calls = compat_c_calls_left(PyThreadState_Get());
    hook_switch.least_c_calls = c_calls == INT_MAX ? INT_MIN : c_calls > 4000 ? c_calls - c_calls / 4 : c_calls / 2;
    Py_RETURN_NONE;
}

/* uninstall(): afterwards neither is_installed() nor is_asleep(), and nothing is decided any more outside of traces
 * under way. */
PyObject *
hook_uninstall(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    hook_switch.is_wanted = false;
    hook_take_out(); /* if it must stay for a trace, the first frame after that takes it out */
    Py_RETURN_NONE;
}

/* is_installed() -> bool: whether frames are evaluated through us right now. */
PyObject *
hook_is_installed(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyBool_FromLong(hook_switch.is_wanted && is_in());
}

/* is_asleep() -> bool: installed, but taken out for the time being. */
PyObject *
hook_is_asleep(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyBool_FromLong(hook_switch.is_wanted && !is_in());
}

/* wake(): put a sleeping evaluator back; nothing happens if it does not sleep. */
PyObject *
hook_wake(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    if (hook_switch.is_wanted) {
        hook_put_in();
    }
    Py_RETURN_NONE;
}

/* set_mode(mode) -> the mode that this thread had. In TRACING our evaluator is in, even if it slept before. */
PyObject *
hook_set_mode(PyObject *module, PyObject *mode)
{
    (void)module;
    long number = PyLong_AsLong(mode);
    if (number == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (number < MODE_NORMAL || number > MODE_TRACING) {
        PyErr_SetString(PyExc_ValueError, "mode is one of NORMAL, INSIDE and TRACING");
        return NULL;
    }
    if (number == MODE_TRACING) {
        hook_put_in();
        if (!is_in()) {
            return refuse_to_share();
        }
    }
    return PyLong_FromLong(thread_change_mode(thread_here(), (int)number));
}

/* set_idle_limit(n): sleep after n frames in a row for which nothing was decided; 0 for never. */
PyObject *
hook_set_idle_limit(PyObject *module, PyObject *limit)
{
    (void)module;
    long long frames = PyLong_AsLongLong(limit);
    if (frames == -1 && PyErr_Occurred()) {
        return NULL;
    }
    hook_switch.idle_limit = frames <= 0 ? LLONG_MAX : frames;
    hook_switch.idle_frames = 0;
    Py_RETURN_NONE;
}
