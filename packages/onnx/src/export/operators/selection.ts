/**
 * Indexing: Slice, Gather, GatherElements and GatherND.
 *
 * @module
 */
import { isNdArray } from "@dz/ndarray";
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import { isValue } from "../../trace/value.ts";
import { type GraphWriter, shapeOf } from "../graph-writer.ts";
import type { Operators } from "../operator.ts";
import { type IndexPlan, type Positions, planIndex } from "./index-plan.ts";
import type { AxisSlice } from "./slices.ts";

export const selectionOperators: Operators = {
  GetItem: (step, graph) => {
    const x = step.inputs[0] as GraphValue;
    const plan = planIndex(step.attributes?.index as readonly unknown[], x.shape);
    const along = alongOneAxis(plan, x);
    if (along !== null) return gatherElements(step, graph, along);
    let y = sliced(graph.tensor(x), plan.slices, graph);
    for (const { axis, position } of [...plan.integers].reverse()) {
      const at = isGraphValue(position) ? graph.tensor(position) : graph.int64(position);
      y = graph.add("Gather", [y, at], { axis });
    }
    return expanded(gathered(y, step, plan, graph), step, plan, graph);
  },
};

/** An axis is cut once in one Slice, so that a second cut of it is a second one. */
function sliced(x: string, slices: readonly AxisSlice[], graph: GraphWriter): string {
  if (slices.length === 0) return x;
  const now = slices.filter(({ axis }, i) => slices.findIndex((other) => other.axis === axis) === i);
  const later = slices.filter((each) => !now.includes(each));
  const all = (part: keyof AxisSlice): string => graph.int64s(now.map((each) => each[part]));
  const steps = now.every(({ step }) => step === 1) ? [] : [all("step")];
  return sliced(graph.add("Slice", [x, all("start"), all("end"), all("axis"), ...steps]), later, graph);
}

/** Takes what the index arrays select, and puts their axes where they belong. */
function gathered(x: string, step: GraphStep, plan: IndexPlan, graph: GraphWriter): string {
  const { arrays, before } = plan;
  if (arrays.length === 0) return x;
  const axes = arrays.map(({ axis }) => axis - plan.integers.filter((other) => other.axis < axis).length);
  const count = plan.kept.filter((isNew) => !isNew).length; // axes of x beside those of the index arrays
  const common = (step.outputs[0] as GraphValue).shape.length - plan.kept.length;
  const lead = plan.kept.slice(0, before).filter((isNew) => !isNew).length;
  const [first] = axes as [number];
  if (arrays.length === 1) {
    const y = graph.add("Gather", [x, positionsTensor(arrays[0]?.positions as Positions, graph)], { axis: first });
    return moved(y, first, lead, common, count, graph);
  }
  const rest = Array.from({ length: count + axes.length }, (_, axis) => axis).filter((axis) => !axes.includes(axis));
  const perm = [...axes, ...rest];
  const front = perm.every((axis, i) => axis === i) ? x : graph.add("Transpose", [x], { perm });
  const places = shapeOf(step.outputs[0] as GraphValue).slice(before, before + common);
  const columns = arrays.map(({ positions }) => {
    const column = graph.toInt64(positionsTensor(positions, graph));
    const same = String(sizesOf(positions)) === String(places);
    const wide = same ? column : graph.add("Expand", [column, graph.int64s(places)]);
    return graph.add("Unsqueeze", [wide, graph.int64s([-1])]);
  });
  const y = graph.add("GatherND", [front, graph.add("Concat", columns, { axis: -1 })]);
  return moved(y, 0, lead, common, count, graph);
}

/** Moves the block of `width` axes at `from` to `to`; there are `others` beside it. */
function moved(x: string, from: number, to: number, width: number, others: number, graph: GraphWriter): string {
  if (from === to) return x;
  const block = Array.from({ length: width }, (_, i) => from + i);
  const rest = Array.from({ length: width + others }, (_, axis) => axis).filter((axis) => !block.includes(axis));
  return graph.add("Transpose", [x], { perm: [...rest.slice(0, to), ...block, ...rest.slice(to)] });
}

/** Inserts the new axes. */
function expanded(x: string, step: GraphStep, { kept, before }: IndexPlan, graph: GraphWriter): string {
  const common = (step.outputs[0] as GraphValue).shape.length - kept.length;
  const axes = kept.flatMap((isNew, i) => (isNew ? [i < before ? i : i + common] : []));
  return axes.length === 0 ? x : graph.add("Unsqueeze", [x, graph.int64s(axes)]);
}

/** The index array of an index that takes each other axis by its own positions, as `takeAlongAxis` does, or null. */
function alongOneAxis(plan: IndexPlan, x: GraphValue): { axis: number; positions: Positions } | null {
  const { arrays } = plan;
  const rank = x.shape.length;
  if (arrays.length !== rank || rank < 2) return null;
  if (arrays.some(({ positions }) => sizesOf(positions).length !== rank)) return null;
  const free = arrays.filter(({ axis, positions }) => !countsAlong(positions, axis, x.shape[axis] ?? null));
  return free.length === 1 ? (free[0] as { axis: number; positions: Positions }) : null;
}

function gatherElements(step: GraphStep, graph: GraphWriter, along: { axis: number; positions: Positions }): string {
  const [x, y] = [step.inputs[0], step.outputs[0]] as [GraphValue, GraphValue];
  const { axis, positions } = along;
  const indices = positionsTensor(positions, graph);
  const same = String(sizesOf(positions)) === String(y.shape);
  const wide = same ? indices : graph.add("Expand", [indices, graph.int64s(shapeOf(y))]);
  return graph.add("GatherElements", [graph.tensor(x), wide], { axis });
}

/** Whether positions are 0, 1, 2 ... to the end of an axis, and lie along it. */
function countsAlong(positions: Positions, axis: number, length: Size | null): boolean {
  if (!isGraphValue(positions)) return false;
  const { origin, shape, array } = positions;
  const lies = shape.every((size, i) => String(size) === String(i === axis ? length : 1));
  if (!lies) return false;
  if (origin.kind === "counted") return origin.start === 0 && origin.step === 1;
  return origin.kind === "constant" && array.toTypedArray().every((position, i) => position === i);
}

function positionsTensor(positions: Positions, graph: GraphWriter): string {
  if (isNdArray(positions)) return graph.constant(positions);
  return isGraphValue(positions) ? graph.tensor(positions) : graph.int64s(positions);
}

function sizesOf(positions: Positions): readonly (Size | null)[] {
  if (isNdArray(positions) || isGraphValue(positions)) return positions.shape;
  return [positions.length];
}

function isGraphValue(thing: unknown): thing is GraphValue {
  return isValue(thing);
}
