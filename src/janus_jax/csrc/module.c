/* janus_jax._native: the frame evaluator, code states, guard programs and entries, for Python.
 *
 * Invariant: there is one module in a process, in the main interpreter; everything here is process-wide and guarded
 * by the GIL.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "array_guards.h"
#include "class_item.h"
#include "code_state.h"
#include "entry.h"
#include "frame_hook.h"
#include "guard_eval.h"
#include "guard_program.h"
#include "hook_switch.h"
#include "observers.h"
#include "quiet_drop.h"
#include "thread_mode.h"

/* ---- sentinels --------------------------------------------------------------------------------------------------- */

static PyObject *
sentinel_repr(PyObject *self)
{
    return PyUnicode_FromFormat("janus_jax._native.%s",
                                self == &janus_eager ? "EAGER" : self == &janus_miss ? "MISS" : "ABSENT");
}

/* Sentinels are static: a reference too few must not free them. */
static void
sentinel_dealloc(PyObject *self)
{
    Py_SET_REFCNT(self, 1);
}

static PyTypeObject Sentinel_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "janus_jax._native.Sentinel",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = sentinel_dealloc,
    .tp_repr = sentinel_repr,
};

PyObject janus_eager;
PyObject janus_miss;
PyObject janus_absent;

/* Make the sentinels objects, once. 0, or -1 with an exception. */
static int
init_sentinels(void)
{
    if (PyType_Ready(&Sentinel_Type) < 0) {
        return -1;
    }
    if (Py_TYPE(&janus_eager) == NULL) {
        PyObject_Init(&janus_eager, &Sentinel_Type);
        PyObject_Init(&janus_miss, &Sentinel_Type);
        PyObject_Init(&janus_absent, &Sentinel_Type);
    }
    return 0;
}

/* ---- the module -------------------------------------------------------------------------------------------------- */

static PyMethodDef functions[] = {
    {"install", hook_install, METH_NOARGS, PyDoc_STR("install(): put the frame evaluator in.")},
    {"uninstall", hook_uninstall, METH_NOARGS, PyDoc_STR("uninstall(): take the frame evaluator out.")},
    {"is_installed", hook_is_installed, METH_NOARGS, PyDoc_STR("is_installed(): whether frames go through it.")},
    {"is_asleep", hook_is_asleep, METH_NOARGS, PyDoc_STR("is_asleep(): whether it took itself out for now.")},
    {"wake", hook_wake, METH_NOARGS, PyDoc_STR("wake(): put it back if it is asleep.")},
    {"set_idle_limit", hook_set_idle_limit, METH_O,
     PyDoc_STR("set_idle_limit(n): fall asleep after n frames in a row for which nothing was decided; 0 for never.")},
    {"set_callbacks", hook_set_callbacks, METH_VARARGS, PyDoc_STR("set_callbacks(classify, decide, traced)")},
    {"take_error", hook_take_error, METH_NOARGS,
     PyDoc_STR("take_error(): the last exception of our own that was kept from the user.")},
    {"mode", thread_get_mode, METH_NOARGS, PyDoc_STR("mode(): the mode of this thread.")},
    {"set_mode", hook_set_mode, METH_O, PyDoc_STR("set_mode(mode): returns the mode that this thread had.")},
    {"code_state", code_state_get, METH_O, PyDoc_STR("code_state(code): its state, made if there is none.")},
    {"reclassify", code_state_reclassify, METH_NOARGS, PyDoc_STR("reclassify(): classify every code object anew.")},
    {"set_wake_defaults", code_state_set_wake_defaults, METH_VARARGS,
     PyDoc_STR("set_wake_defaults(calls, seconds): the thresholds of states made from now on.")},
    {"set_monitoring_tool", observers_set_tool, METH_O,
     PyDoc_STR("set_monitoring_tool(id): the tool of sys.monitoring that is ours; -1 for none.")},
    {"set_ndarray_type", array_set_ndarray_type, METH_O, PyDoc_STR("set_ndarray_type(type): numpy.ndarray.")},
    {"drops_quietly", (PyCFunction)(void (*)(void))quiet_drop_call, METH_FASTCALL,
     PyDoc_STR("drops_quietly(array_type, borrowed, *objects): whether letting them go runs no code.")},
    {"swap_class_item", class_item_swap, METH_VARARGS,
     PyDoc_STR("swap_class_item(class, name, value): puts it into the class's own dict, ABSENT takes it out; what was "
               "there.")},
    {NULL, NULL, 0, NULL},
};

static const struct {
    const char *name;
    long value;
} constants[] = {
    {"UNKNOWN", KIND_UNKNOWN}, {"IGNORE", KIND_IGNORE}, {"LIBRARY", KIND_LIBRARY},
    {"USER", KIND_USER},       {"ARRAYS", KIND_ARRAYS},
    {"NORMAL", MODE_NORMAL},   {"INSIDE", MODE_INSIDE}, {"TRACING", MODE_TRACING},
};

/* Make every type ready and every table full. 0, or -1 with an exception. */
static int
init_parts(void)
{
    static int (*const inits[])(void) = {
        init_sentinels, thread_mode_init, code_state_init, guard_program_init, guard_eval_init, entry_init, hook_init,
    };
    for (size_t i = 0; i < sizeof(inits) / sizeof(inits[0]); i++) {
        if (inits[i]() < 0) {
            return -1;
        }
    }
    return 0;
}

/* Add what the module holds beside its functions. 0, or -1 with an exception. */
static int
add_values(PyObject *module)
{
    PyObject *const objects[] = {&janus_eager, &janus_miss, &janus_absent,
                                 (PyObject *)&CodeState_Type, (PyObject *)&GuardProgram_Type, (PyObject *)&Entry_Type};
    const char *const names[] = {"EAGER", "MISS", "ABSENT", "CodeState", "GuardProgram", "Entry"};
    for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
        if (PyModule_AddObjectRef(module, names[i], objects[i]) < 0) {
            return -1;
        }
    }
    PyObject *ops = guard_program_ops();
    int result = ops == NULL ? -1 : PyModule_AddObjectRef(module, "GUARD_OPS", ops);
    Py_XDECREF(ops);
    for (size_t i = 0; result == 0 && i < sizeof(constants) / sizeof(constants[0]); i++) {
        result = PyModule_AddIntConstant(module, constants[i].name, constants[i].value);
    }
    return result;
}

static int
module_exec(PyObject *module)
{
    if (PyInterpreterState_Get() != PyInterpreterState_Main()) {
        PyErr_SetString(PyExc_ImportError, "janus_jax works in the main interpreter only");
        return -1;
    }
    if ((unsigned long)Py_Version >> 16 != PY_VERSION_HEX >> 16) {
        PyErr_SetString(PyExc_ImportError, "janus_jax._native was built for another Python");
        return -1;
    }
    return init_parts() < 0 ? -1 : add_values(module);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, module_exec},
#if defined(Py_mod_multiple_interpreters)
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
#endif
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "janus_jax._native",
    .m_doc = PyDoc_STR("The frame evaluator, code states, guard programs and entries."),
    .m_methods = functions,
    .m_slots = slots,
};

PyMODINIT_FUNC
PyInit__native(void)
{
    return PyModuleDef_Init(&definition);
}
