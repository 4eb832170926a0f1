import { describe, expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { fourPairs, grid, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { differences, differencesText } from "./differences.ts";
import { pairsOf } from "./pairs.ts";

test("picture", () => checkFigure(() => differences(sweepOf(fourPairs()), 0) as Figure));

test("rows have both names, or if these are long their places and the other name", () => {
  const text = (figure: Figure | null) =>
    [...(figure?.svg.matchAll(/>([^<>]+)<\/text>/g) ?? [])].map(([, name]) => name);
  expect(text(differences(sweepOf(fourPairs()), 0))).toContain("LSTM + Adam : LSTM + SGD");
  const long = text(differences(sweepOf(grid()), 0));
  expect(long).toContain("LSTM + Adam, lr 0.001, hidden 30 : the others");
  expect(long).toContain("1 : 2  LSTM + Adam, lr 0.001, hidden 100");
  const few = grid().filter(({ config }) => config.settings.lr === 0.001 && config.settings.hidden !== 10);
  const renamed = few.map((run) => ({
    ...run,
    config: {
      ...run.config,
      settings: { ...run.config.settings, model: `a long name of ${run.config.settings.model}` },
    },
  }));
  expect(text(differences(sweepOf(renamed), 0))).toContain("1 : 2");
});

describe("in words", () => {
  const runs = (lr: number, factor: number, seeds = 8) =>
    Array.from({ length: seeds }, (_, seed) => sweptRun({ settings: { lr }, seed, best: factor * (1 + seed) }));
  const text = (...all: ReturnType<typeof runs>[]) => differencesText(pairsOf(sweepOf(all.flat())));

  test("what differs by how much, and what may be chance", () => {
    expect(text(runs(1, 1), runs(2, 2), runs(3, 2))).toEqual({
      verdict: "2 of 3 pairs of settings differ by more than chance.",
      details: [
        "SimpleRNN + Adam, lr 1 is 2 times lower than SimpleRNN + Adam, lr 2 (2 to 2).",
        "SimpleRNN + Adam, lr 1 is 2 times lower than SimpleRNN + Adam, lr 3 (2 to 2).",
        "What may be chance is the difference between SimpleRNN + Adam, lr 2 and SimpleRNN + Adam, lr 3.",
      ],
    });
  });

  test("equal settings, and too few seeds", () => {
    expect(text(runs(1, 1), runs(2, 1)).verdict).toBe("The two settings do not differ by more than chance.");
    expect(text(runs(1, 1), runs(2, 2)).verdict).toBe("The two settings differ by more than chance.");
    expect(text(runs(1, 1), runs(2, 1), runs(3, 1)).verdict).toMatch(/^None of 3 pairs/);
    expect(text(runs(1, 1, 4), runs(2, 2, 4))).toEqual({
      verdict: "There are too few seeds to tell any difference between settings from chance.",
      details: ["1 pair has too few common seeds: 6 are needed to tell a difference from chance."],
    });
  });

  test("of many differences six are told", () => {
    const { details } = text(...Array.from({ length: 12 }, (_, i) => runs(i + 1, 2 ** i, 12)));
    expect(details.length).toBe(7);
    expect(details.at(-1)).toBe("5 further differences are in the table.");
  });
});

test("runs without a finite loss are in no pair", () => {
  const runs = fourPairs(9).map((run, i) => (i % 9 === 4 ? { ...run, best: Number.NaN } : run));
  const { table } = differences(sweepOf(runs), 0) as Figure;
  expect(table.rows.map((row) => row[2])).toEqual(Array(6).fill(8));
});

test("nothing without a common seed", () => {
  const runs = [0, 1].map((seed) => sweptRun({ settings: { lr: seed + 1 }, seed }));
  expect(differences(sweepOf(runs), 0)).toBeNull();
});
