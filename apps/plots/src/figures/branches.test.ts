import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureRun } from "../testing/fixture.ts";
import { branches } from "./branches.ts";

const parent = fixtureRun({});

/** A fork whose losses are those of its run up to an epoch, then a part of them. */
function fork(lr: number, epoch: number, part: number) {
  const epochs = parent.epochs.map((each) => (each.epoch > epoch ? { ...each, testLoss: part * each.testLoss } : each));
  const config = { ...parent.config, settings: { ...parent.config.settings, lr, scheduleFrom: epoch } };
  return {
    ...parent,
    name: `at-${epoch}`,
    label: `${parent.label}, lr ${lr}`,
    config,
    epochs,
    fork: { run: "a", epoch, parent: parent.name },
  };
}

test("picture", () => checkFigure(() => branches({ parent, forks: [fork(0.0001, 5, 0.5), fork(0.001, 7, 2)] })));

test("tells where each fork ends, beside its run, also without a number", () => {
  const told = (lr: number, part: number): string => branches({ parent, forks: [fork(lr, 5, part)] }).description;
  expect(told(0.01, 0.5)).toMatch(/of its 1 fork that from epoch 5, lr 0\.01: [\d.e-]+, 0\.5 times that of the run\.$/);
  expect(told(0.001, Number.NaN)).toMatch(/ that from epoch 5: no number\.$/);
});
