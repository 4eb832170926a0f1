import type { Rule } from "../facts.ts";

/** A scale that is not that of the training part is known from elsewhere: rounding differs by 1e-12, parts by far more. */
const SAME = 1e-9;

/** A shift and scale that fitting them to the training part does not give. */
export const scalerSawTest: Rule = {
  fault: "scalerSawTest",
  find({ seen: { about } }) {
    const scaling = about.scaling ?? null;
    if (scaling === null) return null;
    const own = scaling.fit(scaling.values.subarray(0, scaling.trainEnd));
    const far = (a: number, b: number): boolean => Math.abs(a - b) > SAME * Math.max(Math.abs(a), Math.abs(b));
    if (!far(own.shift, scaling.shift) && !far(own.scale, scaling.scale)) return null;
    const { shift, scale } = scaling;
    return { key: "wrongScalerSawTest", values: { shift, scale, ownShift: own.shift, ownScale: own.scale } };
  },
};
