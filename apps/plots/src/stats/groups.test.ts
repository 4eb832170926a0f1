import { expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { comparable, seedGroups, shownRuns } from "./groups.ts";

const a = fixtureRun({});
const b = fixtureRun({ model: "mlp" });
const a1 = fixtureRun({ seed: 1 });

test("groups are runs with the same settings, whatever the order of these, and off is as not there", () => {
  const { model, ...rest } = a1.config.settings;
  const turned = { ...a1, config: { ...a1.config, settings: { ...rest, keepBest: false, model: model as string } } };
  expect(seedGroups([a, b, turned])).toEqual([[a, turned], [b]]);
});

test("up to ten runs are all shown, of more the first of each group", () => {
  expect(shownRuns([a, b, a1])).toEqual([a, b, a1]);
  const seeds = Array.from({ length: 12 }, (_, seed) => fixtureRun({ seed }));
  expect(shownRuns([...seeds, b])).toEqual([seeds[0], b]);
  const lrs = Array.from({ length: 12 }, (_, lr) => ({ ...a, config: { ...a.config, settings: { lr } } }));
  expect(shownRuns(lrs)).toEqual(lrs.slice(0, 10));
});

test("runs on the sine may be compared, and those on the same parts of the same series", () => {
  const other = { ...judgedRun(), name: "other", series: { ...judgedRun().series, units: "other" } };
  const groups = comparable([judgedRun(), fixtureRun({}), other, judgedRun({ seed: 1 }), fixtureRun({ seed: 1 })]);
  expect(groups.map(({ runs, suffix, of }) => [runs.map(({ name }) => name), suffix, of])).toEqual([
    [["lstm-adam-co2", "lstm-adam-co2-1"], "-lstm-adam-co2", " on co2"],
    [["rnn-adam", "rnn-adam-1"], "", ""],
    [["other"], "-other", " on co2"],
  ]);
});
