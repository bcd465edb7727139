/* An entry: a guard program, and what to run when it holds.
 *
 * Invariant: program and run never change; the counts only grow, unless the core sets them.
 */
#include "entry.h"

#include "guard_eval.h"

#include <structmember.h>

/* Entry(program, run). New reference. */
static PyObject *
entry_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"program", "run", NULL};
    PyObject *program, *run;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!O:Entry", names, &GuardProgram_Type, &program, &run)) {
        return NULL;
    }
    if (!PyCallable_Check(run)) {
        PyErr_SetString(PyExc_TypeError, "Entry expects something to call");
        return NULL;
    }
    Entry *entry = (Entry *)type->tp_alloc(type, 0);
    if (entry == NULL) {
        return NULL;
    }
    entry->program = (GuardProgram *)Py_NewRef(program);
    entry->run = Py_NewRef(run);
    entry->last_miss = GUARD_HOLDS;
    return (PyObject *)entry;
}

static int
entry_traverse(Entry *entry, visitproc visit, void *arg)
{
    Py_VISIT(entry->program);
    Py_VISIT(entry->run);
    Py_VISIT(entry->info);
    return 0;
}

/* Only `info` can be set late, so that only it can close a cycle through an entry alone; `run` and `program` stay
 * callable. */
static int
entry_clear(Entry *entry)
{
    Py_CLEAR(entry->info);
    return 0;
}

static void
entry_dealloc(Entry *entry)
{
    PyObject_GC_UnTrack(entry);
    Py_CLEAR(entry->info);
    Py_CLEAR(entry->run);
    Py_CLEAR(entry->program);
    Py_TYPE(entry)->tp_free((PyObject *)entry);
}

static PyMemberDef entry_members[] = {
    {"program", T_OBJECT, offsetof(Entry, program), READONLY, NULL},
    {"run", T_OBJECT, offsetof(Entry, run), READONLY, NULL},
    {"info", T_OBJECT, offsetof(Entry, info), 0, NULL},
    {"hits", T_LONGLONG, offsetof(Entry, hits), 0, NULL},
    {"misses", T_LONGLONG, offsetof(Entry, misses), 0, NULL},
    {"last_miss", T_PYSSIZET, offsetof(Entry, last_miss), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

PyTypeObject Entry_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "janus_jax._native.Entry",
    .tp_doc = PyDoc_STR("Entry(program, run): run is called with the program's outputs when the program holds."),
    .tp_basicsize = sizeof(Entry),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = entry_new,
    .tp_dealloc = (destructor)entry_dealloc,
    .tp_traverse = (traverseproc)entry_traverse,
    .tp_clear = (inquiry)entry_clear,
    .tp_members = entry_members,
};

/* See entry.h. */
int
entry_init(void)
{
    return PyType_Ready(&Entry_Type);
}
