/**
 * The functions of @dz/core: arithmetic, shapes, and selection.
 *
 * @module
 */
import type { DType } from "@dz/ndarray";
import { elementType } from "../../format/tensors.ts";
import type { GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import { type Operators, operand, operands, resultOf, same } from "../operator.ts";

export const basicOperators: Operators = {
  Add: same("Add"),
  Sub: same("Sub"),
  Mul: same("Mul"),
  Div: same("Div"),
  Neg: same("Neg"),
  Log: same("Log"),
  PowVariable: same("Pow"),
  MatMul: same("MatMul"),
  Pow: (step, graph) => {
    const { dtype } = resultOf(step);
    return graph.add("Pow", [operand(step, graph), graph.number(step.attributes?.c as number, dtype)]);
  },
  Sum: (step, graph) => {
    const { axis, keepdims } = step.attributes as { axis?: number | readonly number[]; keepdims: boolean };
    if (axis !== undefined && [axis].flat().length === 0) return operand(step, graph);
    const axes = axis === undefined ? [] : [graph.int64s([axis].flat())];
    return graph.add("ReduceSum", [operand(step, graph), ...axes], { keepdims: keepdims ? 1 : 0 });
  },
  Reshape: (step, graph) => {
    const shape = step.attributes?.shape as readonly Size[];
    return graph.add("Reshape", [operand(step, graph), graph.int64s(shape)], { allowzero: 1 });
  },
  BroadcastTo: (step, graph) => {
    const shape = step.attributes?.shape as readonly Size[];
    return graph.add("Expand", [operand(step, graph), graph.int64s(shape)]);
  },
  Transpose: (step, graph) => {
    const { axes } = step.attributes as { axes?: readonly number[] };
    const { ndim } = resultOf(step).array;
    const perm = axes?.map((axis) => (axis < 0 ? axis + ndim : axis));
    return graph.add("Transpose", [operand(step, graph)], { perm });
  },
  Astype: (step, graph) => {
    const { dtype } = step.attributes as { dtype: DType };
    return graph.add("Cast", [graph.tensor(step.inputs[0] as GraphValue)], { to: elementType[dtype] });
  },
  Where: (step, graph) => {
    const { mask } = step.attributes as { mask: GraphValue };
    return graph.add("Where", [graph.tensorAs(mask, "bool"), ...operands(step, graph)]);
  },
};
