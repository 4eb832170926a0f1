/**
 * Functions that join, cut and move arrays.
 *
 * @module
 */
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import type { GraphWriter } from "../graph-writer.ts";
import { type Operators, operand, operands, resultOf } from "../operator.ts";
import { FAR } from "./slices.ts";

export const arrayOperators: Operators = {
  Concat: (step, graph) => {
    const { axis } = step.attributes as { axis: number };
    return graph.add("Concat", operands(step, graph), { axis });
  },
  Stack: (step, graph) => {
    const { axis } = step.attributes as { axis: number };
    const parts = operands(step, graph).map((x) => graph.add("Unsqueeze", [x, graph.int64s([axis])]));
    return graph.add("Concat", parts, { axis });
  },
  Split: (step, graph) => {
    const { axis, bounds } = step.attributes as { axis: number; bounds: readonly Size[] };
    const x = operand(step, graph);
    const widths = bounds.slice(1).map((end, i) => widthOf(bounds[i] as Size, end));
    if (widths.every((width) => width !== null)) {
      return graph.addAll("Split", [x, graph.int64s(widths)], widths.length, { axis });
    }
    // The last part ends where the axis does, and that is not known: each part is a slice.
    return step.outputs.map((_, i) => {
      const [start, end] = bounds.slice(i, i + 2).map((bound) => graph.int64s([bound]));
      return graph.add("Slice", [x, start as string, end as string, graph.int64s([axis])]);
    });
  },
  Pad: (step, graph) => {
    const { widths, value } = step.attributes as { widths: readonly (readonly [Size, Size])[]; value: number };
    const pads = [...widths.map(([before]) => before), ...widths.map(([, after]) => after)];
    const { dtype } = resultOf(step);
    return graph.add("Pad", [operand(step, graph), graph.int64s(pads), graph.number(value, dtype)]);
  },
  Flip: (step, graph) => {
    const { axes } = step.attributes as { axes: readonly number[] };
    const x = operand(step, graph);
    if (axes.length === 0) return x;
    const all = (value: number): string => graph.int64s(axes.map(() => value));
    return graph.add("Slice", [x, all(FAR), all(-FAR), graph.int64s(axes), all(-1)]);
  },
  Triangle: triangle,
  SumTo: (step, graph) => {
    const { shape } = step.attributes as { shape: readonly Size[] };
    const from = (step.inputs[0] as GraphValue).shape;
    const lead = from.length - shape.length;
    const leading = Array.from({ length: lead }, (_, axis) => axis);
    const repeated = shape.flatMap((size, i) => (size === 1 && from[lead + i] !== 1 ? [lead + i] : []));
    let y = operand(step, graph);
    if (repeated.length > 0) y = graph.add("ReduceSum", [y, graph.int64s(repeated)], { keepdims: 1 });
    return lead === 0 ? y : graph.add("ReduceSum", [y, graph.int64s(leading)], { keepdims: 0 });
  },
};

function widthOf(start: Size, end: Size): number | null {
  return typeof start === "number" && typeof end === "number" ? end - start : null;
}

function triangle(step: GraphStep, graph: GraphWriter): string {
  const { k, upper } = step.attributes as { k: Size; upper: boolean };
  const { dtype } = resultOf(step);
  const x = operand(step, graph);
  const wide = dtype === "int32" ? graph.toInt64(x) : x;
  const y = graph.add("Trilu", [wide, graph.int64(k)], { upper: upper ? 1 : 0 });
  return dtype === "int32" ? graph.fromInt64(y, "int32") : y;
}
