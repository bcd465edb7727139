/* Builds guard programs from tuples.
 *
 *   (("local", 0, 1), ("attr", 1, 0, "step"), ("type", 1, int)), outputs (1,)
 *        |                 |                      |
 *      [LOCAL ->0, #1]   [ATTR 0->1, "step"]    [TYPE 1, int]
 *
 * Invariant: a built program is complete and immutable: every slot is filled before it is read, every operand has
 * its kind, every key has its hash; evaluating it needs no further check of the program itself.
 *
 * Kinds of operands: d slot to fill, s slot to read, g tuple of slots to read, i integer, o any object, n name
 * (str), k key, m member descriptor, t type, v plain value, T tuple of plain values and of objects compared by
 * identity, c code object.
 */
#include "guard_program.h"

#include "raw_storage.h"

#include <stdint.h>
#include <string.h>
#include <structmember.h>

#define GUARD_NAME(name, op, kinds) name,
#define GUARD_KINDS(name, op, kinds) kinds,
static const char *const op_names[] = {GUARD_FETCHES(GUARD_NAME) GUARD_CHECKS(GUARD_NAME)};
static const char *const op_kinds[] = {GUARD_FETCHES(GUARD_KINDS) GUARD_CHECKS(GUARD_KINDS)};

#define MAX_SLOTS 1000000

/* What is known while a program is being built. */
typedef struct {
    GuardProgram *program;
    int *slot_numbers;       /* by the caller's slot: ours, or -1 while unfilled */
    Py_ssize_t slot_limit;
    Py_ssize_t index;        /* of the instruction being read */
    int next_object;         /* in its `objects` */
    int next_slot;           /* in its `slot` */
} Builder;

/* ---- operands ---------------------------------------------------------------------------------------------------- */

/* Raise ValueError about the current instruction. Returns -1. */
static int
reject(const Builder *builder, const char *what)
{
    PyErr_Format(PyExc_ValueError, "guard instruction %zd: %s: %R", builder->index, what,
                 PyTuple_GET_ITEM(builder->program->source, builder->index));
    return -1;
}

/* Our number for the caller's slot `operand`; -1 with an exception when it is not filled yet. */
static int
read_slot(const Builder *builder, PyObject *operand)
{
    Py_ssize_t slot = PyLong_CheckExact(operand) ? PyLong_AsSsize_t(operand) : -1;
    if (slot < 0 || slot >= builder->slot_limit || builder->slot_numbers[slot] < 0) {
        PyErr_Clear();
        return reject(builder, "reads a slot that nothing filled");
    }
    return builder->slot_numbers[slot];
}

/* Give the caller's slot `operand` the next number. 0 or -1. */
static int
fill_slot(Builder *builder, GuardInstruction *instruction, PyObject *operand)
{
    Py_ssize_t slot = PyLong_CheckExact(operand) ? PyLong_AsSsize_t(operand) : -1;
    if (slot < 0 || slot >= builder->slot_limit) {
        PyErr_Clear();
        return reject(builder, "fills something that is not a slot");
    }
    if (builder->slot_numbers[slot] >= 0) {
        return reject(builder, "fills a slot a second time");
    }
    instruction->target = (int)builder->program->slot_count;
    builder->slot_numbers[slot] = (int)builder->program->slot_count++;
    return 0;
}

/* Keep `object` (a new reference is taken) as the next object of the instruction. */
static void
keep_object(Builder *builder, GuardInstruction *instruction, PyObject *object)
{
    instruction->objects[builder->next_object++] = Py_NewRef(object);
}

/* Keep a name, interned and with its hash. 0 or -1. */
static int
keep_name(Builder *builder, GuardInstruction *instruction, PyObject *name)
{
    if (!PyUnicode_CheckExact(name)) {
        return reject(builder, "expects a name");
    }
    keep_object(builder, instruction, name);
    PyUnicode_InternInPlace(&instruction->objects[builder->next_object - 1]);
    instruction->hash = PyObject_Hash(name);
    return instruction->hash == -1 ? -1 : 0;
}

/* Keep a key of a dict, with its hash. 0 or -1. */
static int
keep_key(Builder *builder, GuardInstruction *instruction, PyObject *key)
{
    instruction->hash = PyObject_Hash(key);
    if (instruction->hash == -1) {
        return -1;
    }
    keep_object(builder, instruction, key);
    return 0;
}

/* Keep a descriptor of a __slots__ member. 0 or -1. */
static int
keep_member(Builder *builder, GuardInstruction *instruction, PyObject *descriptor)
{
    if (!Py_IS_TYPE(descriptor, &PyMemberDescr_Type)) {
        return reject(builder, "expects a member descriptor");
    }
    const PyMemberDef *member = ((PyMemberDescrObject *)descriptor)->d_member;
    if (member->type != T_OBJECT_EX || member->offset <= 0) {
        return reject(builder, "expects a member that holds an object");
    }
    keep_object(builder, instruction, descriptor);
    return 0;
}

/* Keep a tuple of plain values and of objects that are compared by identity. 0 or -1. */
static int
keep_tuple(Builder *builder, GuardInstruction *instruction, PyObject *tuple)
{
    if (!PyTuple_CheckExact(tuple)) {
        return reject(builder, "expects a tuple");
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) {
        PyObject *item = PyTuple_GET_ITEM(tuple, i);
        if (PyTuple_CheckExact(item) && !raw_is_plain(item)) {
            return reject(builder, "expects tuples inside a tuple to be plain");
        }
    }
    keep_object(builder, instruction, tuple);
    return 0;
}

/* Keep `object` after checking it against a type or the like. 0 or -1. */
static int
keep_checked(Builder *builder, GuardInstruction *instruction, PyObject *object, bool is_right, const char *what)
{
    if (!is_right) {
        return reject(builder, what);
    }
    keep_object(builder, instruction, object);
    return 0;
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

/* Add `slot` unless the group has it already. */
static void
add_to_group(SlotGroup *group, int slot)
{
    for (Py_ssize_t i = 0; i < group->count; i++) {
        if (group->slots[i] == slot) {
            return;
        }
    }
    group->slots[group->count++] = slot;
}

/* Add the slots of the tuple `operand` to the group. 0 or -1. */
static int
read_group(const Builder *builder, SlotGroup *group, PyObject *operand)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(operand); i++) {
        int slot = read_slot(builder, PyTuple_GET_ITEM(operand, i));
        if (slot < 0) {
            return -1;
        }
        add_to_group(group, slot);
    }
    return 0;
}

/* Read the two groups of "all_distinct" into one: the first group's slots, then those of the second that are new. 0
 * or -1. */
static int
build_group(const Builder *builder, GuardInstruction *instruction, PyObject *first, PyObject *second)
{
    if (!PyTuple_CheckExact(first) || !PyTuple_CheckExact(second)) {
        return reject(builder, "expects two tuples of slots");
    }
    size_t most = (size_t)PyTuple_GET_SIZE(first) + (size_t)PyTuple_GET_SIZE(second);
    SlotGroup *group = PyMem_Calloc(1, sizeof(SlotGroup) + most * sizeof(int));
    if (group == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    instruction->group = group;
    if (read_group(builder, group, first) < 0) {
        return -1;
    }
    group->unique = group->count;
    if (read_group(builder, group, second) < 0) {
        return -1;
    }
    size_t size = 4;
    while (size < 4 * (size_t)group->count) { /* each object and its dict, at most half full */
        size *= 2;
    }
    group->mask = (Py_ssize_t)size - 1;
    group->table = PyMem_Calloc(size, sizeof(PyObject *));
    if (group->table == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

/* ---- instructions ------------------------------------------------------------------------------------------------ */

/* Read one operand of kind `kind`. 0 or -1. */
static int
read_operand(Builder *builder, GuardInstruction *instruction, char kind, PyObject *operand)
{
    switch (kind) {
    case 'd':
        return fill_slot(builder, instruction, operand);
    case 's': {
        int slot = read_slot(builder, operand);
        instruction->slot[builder->next_slot++] = slot;
        return slot < 0 ? -1 : 0;
    }
    case 'i':
        instruction->number = PyLong_CheckExact(operand) ? PyLong_AsSsize_t(operand) : -1;
        if (!PyLong_CheckExact(operand) || PyErr_Occurred()) {
            PyErr_Clear();
            return reject(builder, "expects an integer");
        }
        return 0;
    case 'n':
        return keep_name(builder, instruction, operand);
    case 'k':
        return keep_key(builder, instruction, operand);
    case 'm':
        return keep_member(builder, instruction, operand);
    case 'T':
        return keep_tuple(builder, instruction, operand);
    case 't':
        return keep_checked(builder, instruction, operand, PyType_Check(operand), "expects a type");
    case 'c':
        return keep_checked(builder, instruction, operand, PyCode_Check(operand), "expects a code object");
    case 'v':
        return keep_checked(builder, instruction, operand, raw_is_plain(operand), "expects a plain value");
    default:
        keep_object(builder, instruction, operand);
        return 0;
    }
}

/* The op called `name`, or -1 with an exception. */
static int
find_op(const Builder *builder, PyObject *name)
{
    for (int op = 0; op < OP_COUNT; op++) {
        if (PyUnicode_CheckExact(name) && PyUnicode_CompareWithASCIIString(name, op_names[op]) == 0) {
            return op;
        }
    }
    return reject(builder, "unknown op");
}

/* Read the operands of `instruction` from `item`. A slot that it fills is filled only after those that it reads are
 * read. 0 or -1. */
static int
read_operands(Builder *builder, GuardInstruction *instruction, PyObject *item)
{
    const char *kinds = op_kinds[instruction->op];
    Py_ssize_t count = (Py_ssize_t)strlen(kinds);
    if (PyTuple_GET_SIZE(item) != count + 1) {
        return reject(builder, "wrong number of operands");
    }
    if (instruction->op == OP_ALL_DISTINCT) {
        return build_group(builder, instruction, PyTuple_GET_ITEM(item, 1), PyTuple_GET_ITEM(item, 2));
    }
    for (int pass = 0; pass < 2; pass++) { /* everything but 'd', then 'd' */
        for (Py_ssize_t i = 0; i < count; i++) {
            if ((kinds[i] == 'd') == (pass == 1) &&
                read_operand(builder, instruction, kinds[i], PyTuple_GET_ITEM(item, i + 1)) < 0) {
                return -1;
            }
        }
    }
    return 0;
}

/* Read the instruction numbered builder->index. 0 or -1. */
static int
build_instruction(Builder *builder)
{
    GuardProgram *program = builder->program;
    PyObject *item = PyTuple_GET_ITEM(program->source, builder->index);
    if (!PyTuple_CheckExact(item) || PyTuple_GET_SIZE(item) == 0) {
        return reject(builder, "expects a tuple that opens with the name of an op");
    }
    int op = find_op(builder, PyTuple_GET_ITEM(item, 0));
    if (op < 0) {
        return -1;
    }
    GuardInstruction *instruction = &program->code[builder->index];
    instruction->op = (GuardOp)op;
    builder->next_object = builder->next_slot = 0;
    program->code_count = builder->index + 1;
    return read_operands(builder, instruction, item);
}

/* Read the slots that the program hands out. 0 or -1. */
static int
build_outputs(Builder *builder, PyObject *outputs)
{
    GuardProgram *program = builder->program;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(outputs); i++) {
        PyObject *operand = PyTuple_GET_ITEM(outputs, i);
        Py_ssize_t slot = PyLong_CheckExact(operand) ? PyLong_AsSsize_t(operand) : -1;
        if (slot < 0 || slot >= builder->slot_limit || builder->slot_numbers[slot] < 0) {
            PyErr_Format(PyExc_ValueError, "output %zd: nothing filled slot %R", i, operand);
            return -1;
        }
        program->outputs[program->output_count++] = builder->slot_numbers[slot];
    }
    return 0;
}

/* One more than the largest slot that `source` fills, or -1 with an exception. */
static Py_ssize_t
find_slot_limit(PyObject *source)
{
    Py_ssize_t limit = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(source); i++) {
        PyObject *item = PyTuple_GET_ITEM(source, i);
        PyObject *slot = PyTuple_CheckExact(item) && PyTuple_GET_SIZE(item) > 1 ? PyTuple_GET_ITEM(item, 1) : Py_None;
        Py_ssize_t number = PyLong_CheckExact(slot) ? PyLong_AsSsize_t(slot) : -1;
        if (number >= MAX_SLOTS || PyErr_Occurred()) {
            PyErr_Clear();
            PyErr_Format(PyExc_ValueError, "guard instruction %zd: slots are small integers", i);
            return -1;
        }
        limit = number + 1 > limit ? number + 1 : limit;
    }
    return limit;
}

/* Allocate what a program of this size needs. 0 or -1. */
static int
allocate_program(Builder *builder, Py_ssize_t code_count, Py_ssize_t output_count)
{
    GuardProgram *program = builder->program;
    size_t slots = (size_t)builder->slot_limit;
    program->code = PyMem_Calloc((size_t)code_count + 1, sizeof(GuardInstruction));
    program->outputs = PyMem_Calloc((size_t)output_count + 1, sizeof(int));
    program->scratch = PyMem_Calloc(slots + 1, sizeof(PyObject *));
    builder->slot_numbers = PyMem_Malloc((slots + 1) * sizeof(int));
    if (!program->code || !program->outputs || !program->scratch || !builder->slot_numbers) {
        PyErr_NoMemory();
        return -1;
    }
    memset(builder->slot_numbers, -1, (slots + 1) * sizeof(int));
    return 0;
}

/* See guard_program.h. */
int
guard_program_build(GuardProgram *program)
{
    PyObject *outputs = program->output_slots;
    int result = -1;
    Builder builder = {.program = program};
    builder.slot_limit = find_slot_limit(program->source);
    if (builder.slot_limit < 0) {
        return -1;
    }
    Py_ssize_t count = PyTuple_GET_SIZE(program->source);
    if (allocate_program(&builder, count, PyTuple_GET_SIZE(outputs)) < 0) {
        goto done;
    }
    for (; builder.index < count; builder.index++) {
        if (build_instruction(&builder) < 0) {
            goto done;
        }
    }
    result = build_outputs(&builder, outputs);
done:
    PyMem_Free(builder.slot_numbers);
    return result;
}

/* See guard_program.h. */
PyObject *
guard_program_ops(void)
{
    PyObject *ops = PyDict_New();
    for (int op = 0; ops != NULL && op < OP_COUNT; op++) {
        PyObject *kinds = PyUnicode_FromString(op_kinds[op]);
        if (kinds == NULL || PyDict_SetItemString(ops, op_names[op], kinds) < 0) {
            Py_CLEAR(ops);
        }
        Py_XDECREF(kinds);
    }
    return ops;
}
