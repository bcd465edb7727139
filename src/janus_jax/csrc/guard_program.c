/* Guard programs as Python sees them: made from tuples, evaluated on tuples of arguments.
 *
 * Invariant: a program owns what its instructions name, and never changes. Like a tuple it has no tp_clear: a cycle
 * through it passes through something that has.
 */
#include "guard_program.h"

#include "guard_eval.h"

#include <structmember.h>

/* GuardProgram(instructions, outputs). New reference. */
static PyObject *
program_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"instructions", "outputs", NULL};
    PyObject *source, *outputs;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!O!:GuardProgram", names, &PyTuple_Type, &source, &PyTuple_Type,
                                     &outputs)) {
        return NULL;
    }
    GuardProgram *program = (GuardProgram *)type->tp_alloc(type, 0);
    if (program == NULL) {
        return NULL;
    }
    program->source = Py_NewRef(source);
    program->output_slots = Py_NewRef(outputs);
    if (guard_program_build(program) < 0) {
        Py_DECREF(program);
        return NULL;
    }
    return (PyObject *)program;
}

static int
program_traverse(GuardProgram *program, visitproc visit, void *arg)
{
    Py_VISIT(program->source);
    Py_VISIT(program->output_slots);
    for (Py_ssize_t i = 0; i < program->code_count; i++) {
        for (int k = 0; k < 3; k++) {
            Py_VISIT(program->code[i].objects[k]);
        }
    }
    return 0;
}

/* Release the instructions. Nothing can evaluate the program any more. */
static void
free_code(GuardProgram *program)
{
    for (Py_ssize_t i = 0; i < program->code_count; i++) {
        GuardInstruction *instruction = &program->code[i];
        for (int k = 0; k < 3; k++) {
            Py_CLEAR(instruction->objects[k]);
        }
        if (instruction->group != NULL) {
            PyMem_Free(instruction->group->table);
            PyMem_Free(instruction->group);
            instruction->group = NULL;
        }
    }
}

static void
program_dealloc(GuardProgram *program)
{
    PyObject_GC_UnTrack(program);
    free_code(program);
    PyMem_Free(program->code);
    PyMem_Free(program->outputs);
    PyMem_Free(program->scratch);
    Py_CLEAR(program->source);
    Py_CLEAR(program->output_slots);
    Py_TYPE(program)->tp_free((PyObject *)program);
}

/* evaluate(args, function=None) -> the tuple of outputs if all holds, else the index of the instruction that does not.
 * New reference, or NULL with an exception. */
static PyObject *
program_evaluate(GuardProgram *program, PyObject *const *given, Py_ssize_t count)
{
    if (count < 1 || count > 2 || !PyTuple_CheckExact(given[0])) {
        PyErr_SetString(PyExc_TypeError, "evaluate expects the tuple of a frame's arguments and perhaps its function");
        return NULL;
    }
    PyObject *args = given[0];
    PyObject *function = count == 2 && given[1] != Py_None ? given[1] : NULL;
    PyObject *outputs = PyTuple_New(program->output_count);
    if (outputs == NULL) {
        return NULL;
    }
    FrameArguments arguments = {function, &PyTuple_GET_ITEM(args, 0), PyTuple_GET_SIZE(args)};
    Py_ssize_t miss = guard_evaluate(program, &arguments, &PyTuple_GET_ITEM(outputs, 0));
    if (miss == GUARD_HOLDS) {
        return outputs;
    }
    Py_DECREF(outputs);
    return PyLong_FromSsize_t(miss);
}

static PyMethodDef program_methods[] = {
    {"evaluate", (PyCFunction)(void (*)(void))program_evaluate, METH_FASTCALL,
     PyDoc_STR("evaluate(args, function=None): the outputs if all guards hold, else the index of the one that fails.")},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef program_members[] = {
    {"instructions", T_OBJECT, offsetof(GuardProgram, source), READONLY, NULL},
    {"outputs", T_OBJECT, offsetof(GuardProgram, output_slots), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

PyTypeObject GuardProgram_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "janus_jax._native.GuardProgram",
    .tp_doc = PyDoc_STR("GuardProgram(instructions, outputs): guards over a frame's arguments; runs no Python."),
    .tp_basicsize = sizeof(GuardProgram),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = program_new,
    .tp_dealloc = (destructor)program_dealloc,
    .tp_traverse = (traverseproc)program_traverse,
    .tp_methods = program_methods,
    .tp_members = program_members,
};

/* See guard_program.h. */
int
guard_program_init(void)
{
    return PyType_Ready(&GuardProgram_Type);
}
