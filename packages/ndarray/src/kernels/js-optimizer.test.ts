import { expect, test } from "vitest";
import { Bench } from "./bench.test.ts";
import { plainOptimizer } from "./js-optimizer.ts";

test("a step of Adam, by its formula", () => {
  const bench = new Bench();
  const [p, g, m, v] = [[1], [0.5], [0.2], [0.3]].map((x) => bench.put("float64", x)) as [
    number,
    number,
    number,
    number,
  ];
  plainOptimizer("float64", bench.heap).adam(p, g, m, v, 1, 0.1, 0.01, 0.05, 1e-8);
  const at = (address: number): number => bench.heap.float64[address / 8] as number;
  expect(at(m)).toBeCloseTo(0.2 + 0.1 * (0.5 - 0.2), 15);
  expect(at(v)).toBeCloseTo(0.3 + 0.01 * (0.25 - 0.3), 15);
  expect(at(p)).toBeCloseTo(1 - (0.05 * at(m)) / (Math.sqrt(at(v)) + 1e-8), 15);
});
