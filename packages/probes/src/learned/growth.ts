import { noGrad } from "@dz/core";
import { matrix, setState, stateOf } from "@dz/forecasting";
import { math, type NdArray } from "@dz/ndarray";
import { mean } from "../numbers.ts";
import { norm } from "../replay/updates.ts";
import type { Reading } from "../run-model.ts";
import { lengthOf, type Sequence } from "../sequence.ts";
import { inputAt } from "./network-state.ts";

/**
 * The growth of a small difference of the state from one step to the next, the geometric mean over the steps that count:
 * two copies of the network read the same sequence, and after each step their difference is made as small again as it was.
 * Below 1 the network forgets how it began. NaN for a network without a state.
 *
 * The first quarter of the steps only turns the difference into the direction that grows most.
 */
export function growth({ model, dtype }: Reading, sequence: Sequence): number {
  const logarithms: number[] = [];
  const small = dtype === "float64" ? 1e-6 : 1e-3;
  noGrad(() => {
    model.resetState();
    model.forward(inputAt(sequence, 0, dtype));
    let own = stateOf(model).map(flatten);
    if (own.length === 0) return;
    let difference = own.map((part) => part.map((_, j) => math.cos(j * j)));
    for (let i = 1; i < lengthOf(sequence); i++) {
      const size = small * Math.max(lengthOfAll(own), 1e-3);
      const scale = size / lengthOfAll(difference);
      setState(
        model,
        own.map((part, k) =>
          pair(
            part,
            (difference[k] as Float64Array).map((d, j) => (part[j] as number) + scale * d),
            dtype,
          ),
        ),
      );
      model.forward(inputAt(sequence, i, dtype, 2));
      const both = stateOf(model).map(flatten);
      own = both.map((part) => part.subarray(0, part.length / 2));
      difference = both.map((part, k) =>
        part.subarray(part.length / 2).map((value, j) => value - ((own[k] as Float64Array)[j] as number)),
      );
      const left = lengthOfAll(difference);
      logarithms.push(math.log(left / size));
      if (!(left > 0)) return; // forgotten at once: below what the numbers can hold
    }
  });
  return math.exp(mean(logarithms.slice(Math.floor(logarithms.length / 4))));
}

function flatten(array: NdArray): Float64Array {
  return Float64Array.from(array.toTypedArray() as Float64Array);
}

/** Two states as the rows of one. */
function pair(a: Float64Array, b: Float64Array, dtype: Reading["dtype"]): NdArray {
  return matrix(Float64Array.of(...a, ...b), 2, dtype);
}

function lengthOfAll(parts: readonly Float64Array[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + norm(part) ** 2, 0));
}
