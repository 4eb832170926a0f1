import { expect, test } from "vitest";
import { fourPairs, grid, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { pairsOf } from "./pairs.ts";

test("all pairs of four settings: two that are alike may be chance, the others are real", () => {
  const pairs = pairsOf(sweepOf(fourPairs()));
  expect(pairs.map(({ places }) => places.toSorted().join())).toEqual(["1,2", "1,3", "1,4", "2,3", "2,4", "3,4"]);
  expect(pairs.map(({ verdict }) => verdict)).toEqual(["may be chance", ...Array(5).fill("real")]);
  for (const { factor, seeds } of pairs) expect([factor >= 1, seeds]).toEqual([true, 20]);
});

test("of more than six settings the best is compared with the next eleven", () => {
  const sweep = sweepOf(grid());
  expect(sweep.settings.length).toBe(18);
  const pairs = pairsOf(sweep);
  expect(pairs.map(({ places }) => places.toSorted((a, b) => a - b))).toEqual(
    Array.from({ length: 11 }, (_, i) => [1, i + 2]),
  );
});

test("the lower one comes first, also where the medians of all seeds say otherwise", () => {
  // The second has three seeds more, all worse, so its median is higher, but it is lower wherever both have the seed.
  const one = [1, 2, 3, 4, 5, 6].map((best, seed) => sweptRun({ settings: { lr: 1 }, seed, best }));
  const other = [0.5, 1, 1.5, 2, 2.5, 3, 50, 60, 70, 80, 90, 99].map((best, seed) =>
    sweptRun({ settings: { lr: 2 }, seed, best }),
  );
  const sweep = sweepOf([...one, ...other]);
  expect(sweep.settings.map(({ values }) => values.lr)).toEqual([1, 2]);
  expect(pairsOf(sweep)).toMatchObject([
    {
      lower: "SimpleRNN + Adam, lr 2",
      higher: "SimpleRNN + Adam, lr 1",
      places: [2, 1],
      factor: 2,
      verdict: "real",
      seeds: 6,
    },
  ]);
});

test("no pair of a single setting", () => expect(pairsOf(sweepOf([sweptRun(), sweptRun({ seed: 1 })]))).toEqual([]));
