import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundled } from "../testing/bundled.ts";
import { contradictions } from "./contradictions.ts";
import { learn } from "./learn.ts";
import { type TrialSeries, trialSeries } from "./series.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-forecasts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const employment = trialSeries.at(-1) as TrialSeries;

test("a run of the command gives its backtest, and the loss of the epoch that was taken", async () => {
  const options = ["--epochs", "2", "--hidden", "4"];
  const learned = await learn({ series: employment, model: "rnn", seed: 3, options }, folder, bundled);
  expect(learned).toMatchObject({ series: "us-employment", model: "rnn", seed: 3, epochs: 2 });
  expect(learned.backtest).toMatchObject({ name: "nonfarm", length: 120, network: { name: "rnn" } });
  expect(learned.validLoss).toBeGreaterThan(0);
  expect(contradictions(learned.backtest)).toEqual([]);
});

test("a command that fails is an error with its message", async () => {
  const asked = { series: employment, model: "rnn", seed: 3, options: ["--hiden", "4"] };
  await expect(learn(asked, folder, bundled)).rejects.toThrow(/exit code 2: .*did you mean --hidden\?/);
});
