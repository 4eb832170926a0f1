import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { gain } from "./gain.ts";

test("picture", () => checkFigure(() => gain(fixtureReport())));

test("persistence is 1, and runs are multiples of it", () => {
  const { table } = gain(fixtureReport());
  expect(table.rows[0]?.slice(4)).toEqual([1, 1]);
  const [, , test, , , ratio] = table.rows[3] as [string, number, number, number, number, number];
  expect(ratio).toBeCloseTo(test / (table.rows[0]?.[2] as number), 12);
});

test("tells which runs are better", () => {
  const good = { ...fixtureRun({}), epochs: [{ epoch: 1, trainLoss: 1, testLoss: 1e-9 }] };
  const names = (...runs: (typeof good)[]) => gain(fixtureReport(runs)).description.split("last epoch ")[1];
  expect(names(good)).toBe("SimpleRNN + Adam is better than predicting no change.");
  expect(names(good, { ...good, label: "b" })).toBe("SimpleRNN + Adam and b are better than predicting no change.");
  expect(names({ ...good, epochs: [{ epoch: 1, trainLoss: 1, testLoss: 1 }] })).toMatch(/^none of the runs is/);
});
