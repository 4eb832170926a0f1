import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureGroup, fixtureRun } from "../testing/fixture.ts";
import { countSeeds, seedBands } from "./seeds.ts";

const sine = fixtureGroup([]);
const seeds = [0, 1, 2].map((seed) => fixtureRun({ seed }));

test("picture", () => {
  checkFigure(() => seedBands([seeds, [fixtureRun({ model: "mlp" }), fixtureRun({ model: "mlp", seed: 1 })]], sine));
});

test("lowest, middle and highest, of the epochs that all seeds have and without those that are no numbers", () => {
  const run = (seed: number, ...losses: number[]) => ({
    ...fixtureRun({ seed }),
    epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: 1, testLoss })),
  });
  const { table } = seedBands([[run(0, 1, 5), run(1, 3, Number.NaN), run(2, 2, 7, 8)]], sine);
  expect(table.rows.map((row) => row.slice(1))).toEqual([
    [1, 1, 2, 3],
    [2, 5, 6, 7],
  ]);
  expect(table.rows[0]?.[0]).toBe("SimpleRNN + Adam, 3 seeds");
});

test("the label is that of the first run without its seed", () => {
  const label = (text: string) =>
    seedBands([[{ ...fixtureRun({}), label: text }, fixtureRun({ seed: 1 })]], sine).table.rows[0]?.[0];
  expect(label("SimpleRNN + Adam, seed 12")).toBe("SimpleRNN + Adam, 2 seeds");
  expect(label("SimpleRNN + Adam, seed 12 (23)")).toBe("SimpleRNN + Adam, 2 seeds");
  expect(label("a, seed 1, lr 2")).toBe("a, seed 1, lr 2, 2 seeds");
});

test("an epoch in which no seed has a number has none", () => {
  const run = { ...fixtureRun({}), epochs: [{ epoch: 1, trainLoss: 1, testLoss: Number.NaN }] };
  expect(seedBands([[run]], sine).table.rows).toEqual([
    ["SimpleRNN + Adam, 1 seeds", 1, Number.NaN, Number.NaN, Number.NaN],
  ]);
});

test("the same seed twice counts once", () => expect(countSeeds([...seeds, fixtureRun({})])).toBe(3));
