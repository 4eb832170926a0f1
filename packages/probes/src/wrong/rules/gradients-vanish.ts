import type { Rule } from "../facts.ts";

/** A change of the state of which less than this is left after one step is gone after two. */
const SHRINKS = 0.05;

/** The gradient of the first layer against that of the last one: with a thousandth of it, it hardly learns. */
const PART = 1e-3;

/** Gradients that are lost on their way back, through time or through layers. */
export const gradientsVanish: Rule = {
  fault: "gradientsVanish",
  find({ seen: { firstGrowth, parameters } }) {
    if (firstGrowth < SHRINKS) return { key: "wrongGradientsVanishInTime", values: { growth: firstGrowth } };
    const matrices = parameters.filter(({ shape, withSlope }) => shape.length === 2 && withSlope > 0);
    const [first, last] = [matrices.at(0), matrices.at(-1)];
    if (first === undefined || last === undefined || !(first.gradient < PART * last.gradient)) return null;
    const values = { first: first.name, last: last.name, times: last.gradient / first.gradient };
    return { key: "wrongGradientsVanish", values };
  },
};
