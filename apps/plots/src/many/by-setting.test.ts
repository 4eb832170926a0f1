import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { grid, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { bySetting } from "./by-setting.ts";

test("picture", () => checkFigure(() => bySetting(sweepOf(grid()), 0)[0] as Figure));

test("settings that are numbers, with three values or more", () => {
  expect(bySetting(sweepOf(grid()), 0).map(({ title }) => title)).toEqual(["The loss by lr", "The loss by hidden"]);
  const few = grid().filter(({ config }) => config.settings.lr !== 0.01);
  expect(bySetting(sweepOf(few), 0).map(({ title }) => title)).toEqual(["The loss by hidden"]);
});

test("median and quartiles of the runs with a value, whatever else they have", () => {
  const runs = [1, 2, 4, 8, 16, 32].flatMap((best, i) =>
    [1, 2, 3].map((hidden) =>
      sweptRun({ settings: { hidden, model: i % 2 === 0 ? "rnn" : "mlp" }, seed: i, best: best * hidden }),
    ),
  );
  const [figure] = bySetting(sweepOf(runs), 0);
  expect(figure?.table.rows).toEqual([1, 2, 3].map((hidden) => [hidden, 6, 2.5 * hidden, 6 * hidden, 14 * hidden]));
  expect(figure?.description).toMatch(
    /^With hidden 1 the median of the best test losses is lowest, 6, of values from 1 to 3;/,
  );
});

test("the axis is logarithmic where values are more than a factor 10 apart", () => {
  const ticks = (...values: number[]): string[] => {
    const runs = values.map((lr) => sweptRun({ settings: { lr } }));
    const svg = bySetting(sweepOf(runs), 0)[0]?.svg ?? "";
    return [...svg.matchAll(/text-anchor="middle" stroke="none">([^<]+)</g)].map(([, text]) => text as string);
  };
  expect(ticks(0.001, 0.01, 1)).toEqual(["0.001", "0.01", "0.1", "1"]);
  expect(ticks(1, 2, 10)).toContain("6");
  expect(ticks(0, 1, 100)).toContain("60");
});
