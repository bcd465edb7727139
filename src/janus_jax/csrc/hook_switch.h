/* Puts the evaluator in and takes it out: for good, to sleep, or for a trace. */
#ifndef JANUS_HOOK_SWITCH_H
#define JANUS_HOOK_SWITCH_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

typedef struct {
    bool is_wanted;            /* between install() and uninstall() */
    long long idle_limit;      /* LLONG_MAX: never sleep */
    long long idle_frames;     /* since something was decided */
    int least_c_calls;         /* below this many C calls left, Python calls stop using them */
} HookSwitch;

extern HookSwitch hook_switch;

/* Put our evaluator in, unless somebody else's is there. */
void hook_put_in(void);

/* Take our evaluator out, if it is there and no thread needs it. Frames that it is running go on. */
void hook_take_out(void);

/* Functions of the module; each returns a new reference, or NULL with an exception. */
PyObject *hook_install(PyObject *module, PyObject *unused);
PyObject *hook_uninstall(PyObject *module, PyObject *unused);
PyObject *hook_is_installed(PyObject *module, PyObject *unused);
PyObject *hook_is_asleep(PyObject *module, PyObject *unused);
PyObject *hook_wake(PyObject *module, PyObject *unused);
PyObject *hook_set_mode(PyObject *module, PyObject *mode);
PyObject *hook_set_idle_limit(PyObject *module, PyObject *limit);

#endif
