import type { Rule } from "../facts.ts";
import { inputColumn, moments } from "../numbers/columns.ts";

/** An input that is the same at every step of every stream says nothing. */
export const inputConstant: Rule = {
  fault: "inputConstant",
  find({ seen: { train } }) {
    const { size, streams, steps } = train;
    if (steps < 3) return null;
    for (let column = 0; column < size; column++) {
      const constant = Array.from({ length: streams }, (_, stream) =>
        moments(inputColumn(train, stream, column)),
      ).every(({ mean, deviation }) => deviation <= 1e-12 * Math.abs(mean));
      if (!constant) continue;
      return { key: "wrongInputConstant", values: { column: column + 1, size, value: train.inputs[column] as number } };
    }
    return null;
  },
};
