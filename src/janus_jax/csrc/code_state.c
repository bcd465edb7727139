/* What is known of one code object: its kind, what was counted, and its entries.
 *
 *   code object --co_extra[extra_index]--> CodeState --entries--> (Entry, Entry, ...)   most recently used first
 *        ^-------------- code (borrowed) ------'
 *
 * Invariant: a code object owns one reference to its state and gives it up when it is freed; from then on
 * state->code is NULL. The garbage collector cannot see that reference: what a state reaches must not own its code
 * object, or both live for ever.
 */
#include "code_state.h"

#include "cpython_compat.h"
#include "entry.h"

#include <limits.h>
#include <math.h>
#include <structmember.h>

unsigned int code_state_epoch = 1;

static Py_ssize_t extra_index = -1;
static long long default_wake_calls = LLONG_MAX;
static double default_wake_seconds = INFINITY;

/* ---- from code object to state ----------------------------------------------------------------------------------- */

/* Called by CPython when a code object is freed. Steals the reference that the code object owned. */
static void
release_state(void *extra)
{
    CodeState *state = extra;
    if (state != NULL) {
        state->code = NULL;
        Py_DECREF(state);
    }
}

/* See code_state.h. */
CodeState *
code_state_find(PyCodeObject *code)
{
    void *extra = NULL;
    if (PyUnstable_Code_GetExtra((PyObject *)code, extra_index, &extra) < 0) {
        PyErr_Clear();
        return NULL;
    }
    return extra;
}

/* See code_state.h. */
CodeState *
code_state_expect(PyCodeObject *code)
{
    CodeState *state = code_state_find(code);
    if (state != NULL) {
        return state;
    }
    PyObject *no_entries = PyTuple_New(0);
    state = no_entries == NULL ? NULL : PyObject_GC_New(CodeState, &CodeState_Type);
    if (state == NULL) {
        Py_XDECREF(no_entries);
        return NULL;
    }
    state->kind = KIND_UNKNOWN;
    state->epoch = code_state_epoch;
    state->is_profiling = true;
    state->code = code;
    state->entries = no_entries;
    state->unit = NULL;
    state->calls = state->hits = state->misses = state->active = 0;
    state->wake_calls = default_wake_calls;
    state->seconds = 0.0;
    state->wake_seconds = default_wake_seconds;
    PyObject_GC_Track(state);
    if (PyUnstable_Code_SetExtra((PyObject *)code, extra_index, state) < 0) {
        state->code = NULL;
        Py_DECREF(state);
        return NULL;
    }
    return state; /* the code object owns it */
}

/* See code_state.h. */
void
code_state_set_kind(CodeState *state, int kind)
{
    state->kind = kind;
    state->epoch = code_state_epoch;
}

/* See code_state.h. */
void
code_state_move_to_front(CodeState *state, PyObject *entries, Py_ssize_t index)
{
    if (index == 0 || state->entries != entries) {
        return;
    }
    PyObject *moved = PyTuple_New(PyTuple_GET_SIZE(entries));
    if (moved == NULL) {
        PyErr_Clear();
        return;
    }
    PyTuple_SET_ITEM(moved, 0, Py_NewRef(PyTuple_GET_ITEM(entries, index)));
    for (Py_ssize_t i = 0, to = 1; i < PyTuple_GET_SIZE(entries); i++) {
        if (i != index) {
            PyTuple_SET_ITEM(moved, to++, Py_NewRef(PyTuple_GET_ITEM(entries, i)));
        }
    }
    Py_SETREF(state->entries, moved);
}

/* ---- module functions -------------------------------------------------------------------------------------------- */

/* See code_state.h. */
PyObject *
code_state_get(PyObject *module, PyObject *code)
{
    (void)module;
    if (!PyCode_Check(code)) {
        PyErr_Format(PyExc_TypeError, "code_state expects a code object, not %.100s", Py_TYPE(code)->tp_name);
        return NULL;
    }
    return Py_XNewRef((PyObject *)code_state_expect((PyCodeObject *)code));
}

/* See code_state.h. */
PyObject *
code_state_reclassify(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    code_state_epoch++;
    Py_RETURN_NONE;
}

/* See code_state.h. */
PyObject *
code_state_set_wake_defaults(PyObject *module, PyObject *args)
{
    (void)module;
    long long calls;
    double seconds;
    if (!PyArg_ParseTuple(args, "Ld:set_wake_defaults", &calls, &seconds)) {
        return NULL;
    }
    default_wake_calls = calls;
    default_wake_seconds = seconds;
    Py_RETURN_NONE;
}

/* ---- the type ---------------------------------------------------------------------------------------------------- */

static int
state_traverse(CodeState *state, visitproc visit, void *arg)
{
    Py_VISIT(state->entries);
    Py_VISIT(state->unit);
    return 0;
}

/* Only for a state whose code object is gone: while it lives, its reference keeps the collector away. */
static int
state_clear(CodeState *state)
{
    Py_CLEAR(state->unit);
    PyObject *no_entries = PyTuple_New(0);
    if (no_entries == NULL) {
        PyErr_Clear();
        return 0;
    }
    Py_SETREF(state->entries, no_entries);
    return 0;
}

static void
state_dealloc(CodeState *state)
{
    PyObject_GC_UnTrack(state);
    Py_CLEAR(state->unit);
    Py_CLEAR(state->entries);
    PyObject_GC_Del(state);
}

static PyObject *
get_kind(CodeState *state, void *unused)
{
    (void)unused;
    return PyLong_FromLong(code_state_kind(state));
}

static int
set_kind(CodeState *state, PyObject *value, void *unused)
{
    (void)unused;
    long kind = value == NULL ? -1 : PyLong_AsLong(value);
    if (kind == -1 && PyErr_Occurred()) {
        return -1;
    }
    if (kind < KIND_UNKNOWN || kind > KIND_ARRAYS) {
        PyErr_SetString(PyExc_ValueError, "kind is one of UNKNOWN, IGNORE, LIBRARY, USER and ARRAYS");
        return -1;
    }
    code_state_set_kind(state, (int)kind);
    return 0;
}

static PyObject *
get_code(CodeState *state, void *unused)
{
    (void)unused;
    return Py_NewRef(state->code == NULL ? Py_None : (PyObject *)state->code);
}

static PyObject *
get_entries(CodeState *state, void *unused)
{
    (void)unused;
    return Py_NewRef(state->entries);
}

static int
set_entries(CodeState *state, PyObject *value, void *unused)
{
    (void)unused;
    bool is_right = value != NULL && PyTuple_CheckExact(value);
    for (Py_ssize_t i = 0; is_right && i < PyTuple_GET_SIZE(value); i++) {
        is_right = Py_IS_TYPE(PyTuple_GET_ITEM(value, i), &Entry_Type);
    }
    if (!is_right) {
        PyErr_SetString(PyExc_TypeError, "entries is a tuple of Entry");
        return -1;
    }
    Py_SETREF(state->entries, Py_NewRef(value));
    return 0;
}

/* reset(): as newly made: unclassified, counts 0, no entries, no unit. `active` stays, since frames run on. */
static PyObject *
state_reset(CodeState *state, PyObject *unused)
{
    (void)unused;
    state_clear(state);
    state->kind = KIND_UNKNOWN;
    state->is_profiling = true;
    state->calls = state->hits = state->misses = 0;
    state->seconds = 0.0;
    state->wake_calls = default_wake_calls;
    state->wake_seconds = default_wake_seconds;
    Py_RETURN_NONE;
}

static PyObject *
state_repr(CodeState *state)
{
    static const char *const kinds[] = {"UNKNOWN", "IGNORE", "LIBRARY", "USER", "ARRAYS"};
    PyObject *name = state->code == NULL ? Py_None : state->code->co_qualname;
    return PyUnicode_FromFormat("<CodeState of %S: %s, %lld calls, %zd entries>", name, kinds[code_state_kind(state)],
                                state->calls, PyTuple_GET_SIZE(state->entries));
}

static PyGetSetDef state_getset[] = {
    {"kind", (getter)get_kind, (setter)set_kind, NULL, NULL},
    {"code", (getter)get_code, NULL, NULL, NULL},
    {"entries", (getter)get_entries, (setter)set_entries, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyMemberDef state_members[] = {
    {"calls", T_LONGLONG, offsetof(CodeState, calls), 0, NULL},
    {"hits", T_LONGLONG, offsetof(CodeState, hits), 0, NULL},
    {"misses", T_LONGLONG, offsetof(CodeState, misses), 0, NULL},
    {"active", T_LONGLONG, offsetof(CodeState, active), READONLY, NULL},
    {"seconds", T_DOUBLE, offsetof(CodeState, seconds), 0, NULL},
    {"wake_calls", T_LONGLONG, offsetof(CodeState, wake_calls), 0, NULL},
    {"wake_seconds", T_DOUBLE, offsetof(CodeState, wake_seconds), 0, NULL},
    {"profiling", T_BOOL, offsetof(CodeState, is_profiling), 0, NULL},
    {"unit", T_OBJECT, offsetof(CodeState, unit), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef state_methods[] = {
    {"reset", (PyCFunction)state_reset, METH_NOARGS, PyDoc_STR("reset(): afterwards the state is as newly made.")},
    {NULL, NULL, 0, NULL},
};

PyTypeObject CodeState_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "janus_jax._native.CodeState",
    .tp_doc = PyDoc_STR("What is known of one code object; made by code_state(code)."),
    .tp_basicsize = sizeof(CodeState),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = (destructor)state_dealloc,
    .tp_traverse = (traverseproc)state_traverse,
    .tp_clear = (inquiry)state_clear,
    .tp_repr = (reprfunc)state_repr,
    .tp_getset = state_getset,
    .tp_members = state_members,
    .tp_methods = state_methods,
};

/* See code_state.h. */
int
code_state_init(void)
{
    if (extra_index < 0) {
        extra_index = PyUnstable_Eval_RequestCodeExtraIndex(release_state);
        if (extra_index < 0) {
            PyErr_SetString(PyExc_ImportError, "CPython has no room left for data of code objects");
            return -1;
        }
    }
    return PyType_Ready(&CodeState_Type);
}
