import { SimpleRNN } from "@dz/models";
import { random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { yardstick } from "../plain/article.ts";
import { series } from "./series.ts";

test("series has the windows and passes of the hand-written loop", () => {
  const losses = [
    { window: 30, passes: 1 },
    { window: 60, passes: 1 },
    { window: 30, passes: 2 },
  ].map((shape) => {
    random.seed(0);
    const onDz = series(new SimpleRNN(4, 1, { dtype: "float64" }), { dtype: "float64", ...shape });
    random.seed(1);
    const byHand = yardstick({ dtype: "float64", draw: () => random.randn(), hidden: 4, ...shape });
    return [onDz, byHand].map((epochs) => [epochs.train(), epochs.train()]) as [number[], number[]];
  });
  for (const contender of [0, 1] as const) {
    const seconds = losses.map((pair) => pair[contender][1] as number);
    // more updates per epoch learn more in the same number of epochs
    expect(seconds[2], String(contender)).toBeLessThan(seconds[0] as number);
    expect(seconds[0], String(contender)).toBeLessThan(seconds[1] as number);
  }
});
