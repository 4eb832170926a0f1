import { linspace } from "@dz/ndarray";
import { type Allowance, ulp } from "../compare.ts";

/** 2 ulp of the larger term of `sin(x) + noise`; `at` maps an index to its position in the series. */
export function sineAndNoise(at: (i: number) => number = (i) => i): Allowance {
  const x = linspace(0, 2 * Math.PI, 1000).toTypedArray();
  return (want, _scale, i) => {
    const sine = Math.sin(x[at(i)] as number);
    return 2 * ulp(Math.max(Math.abs(sine), Math.abs(want - sine)));
  };
}
