import { noGrad, variable } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import { argMax, array, type NdArray } from "@dz/ndarray";
import { regions } from "./svg/regions.ts";

const SIDE = 60; // squares along each side of the picture

/** The points of a spiral, over the predictions of a model for the square from -1.1 to 1.1. */
export function drawClasses(title: string, x: NdArray, t: NdArray, model: UnaryModel): string {
  const at = (i: number): number => -1.1 + (2.2 * (i + 0.5)) / SIDE;
  const grid = Array.from({ length: SIDE * SIDE }, (_, k) => [at(k % SIDE), at(Math.floor(k / SIDE))]);
  const scores = noGrad(() => model.forward(variable(array(grid))).data);
  const points = x.toArray(2) as [number, number][];
  const labels = t.toTypedArray();
  return regions({
    title,
    range: [-1.1, 1.1],
    side: SIDE,
    classes: argMax(scores, { axis: 1 }).toTypedArray(),
    points: points.map(([px, py], i) => [px, py, labels[i] as number]),
  });
}
