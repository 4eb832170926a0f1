import { expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { branchesOf, originText } from "./branches.ts";

test("a run is found with those that continue it, a fork of a fork with that", () => {
  const run = fixtureRun({});
  const fork = { ...run, name: "fork", label: "a fork", fork: { run: "runs/a", epoch: 6, parent: run.name } };
  const second = { ...run, name: "second", fork: { run: "runs/b", epoch: 8, parent: "fork" } };
  const lone = { ...run, name: "lone", fork: { run: "runs/else\u202e", epoch: 3 } };
  const runs = [second, run, fork, lone];
  expect(branchesOf(runs)).toEqual([
    { parent: run, forks: [fork] },
    { parent: fork, forks: [second] },
  ]);
  expect(runs.map((each) => originText(each, runs))).toEqual([
    "fork of a fork at epoch 8",
    null,
    "fork of SimpleRNN + Adam at epoch 6",
    "fork of runs/else\\u{202e} at epoch 3",
  ]);
});
