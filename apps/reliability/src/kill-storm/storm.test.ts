import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomState } from "@dz/ndarray";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "../testing/bundled.ts";
import { type Leg, leg as legOf } from "./leg.ts";
import type { Moment } from "./moment.ts";
import { outcomeOf, runFolders } from "./outcome.ts";
import { settings } from "./settings.ts";
import { ride, untouched } from "./storm.ts";
import { newTally } from "./tally.ts";

const leg = (args: readonly string[], moment: Moment | null): Promise<Leg> => legOf(args, moment, bundled);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kill-storm-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a run killed twice has the same results", async () => {
  const random = new RandomState(1);
  const tally = newTally();
  const kind = await untouched(settings[0] as readonly string[], join(folder, "untouched"), leg);
  while (tally.kills < 2) await ride(kind, join(folder, "run"), 2 - tally.kills, { random, tally, leg });
  expect(tally.findings).toEqual([]);
  expect([tally.kills, tally.corrupt]).toEqual([2, 0]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a comparison killed when the folder of its second run is created has the same results, and keeps them", async () => {
  const args = ["compare", "--epochs", "1", "--hidden", "3", "--seed", "1"];
  const { expected } = await untouched(args, join(folder, "untouched"), leg);
  const out = join(folder, "all");
  const killed = await leg([...args, "--out", out], { call: "mkdirSync", number: 3, when: "after" });
  expect(killed.killed).toBe(true);
  expect(readdirSync(out)).toEqual(["rnn-adam", "rnn-sgd"]);
  expect(readdirSync(join(out, "rnn-sgd"))).toEqual([]);
  for (let i = 0; i < 2; i++) {
    expect(await leg(["compare", "--resume", out], null)).toMatchObject({ code: 0 });
    expect(outcomeOf(out)).toEqual(expected);
  }
  expect(runFolders(out).length).toBe(5); // as many as the moments of a kill assume
  rmSync(out, { recursive: true });
});

test("a run with other results is reported, and its folder kept", async () => {
  const tally = newTally();
  const args = ["--model", "mlp", "--epochs", "2", "--hidden", "3", "--seed", "1"];
  const kind = await untouched(args, join(folder, "untouched"), leg);
  const other = { ...kind, expected: { ...kind.expected, metrics: kind.expected.metrics.replace(/\d/, "x") } };
  await ride(other, join(folder, "found"), 0, { random: new RandomState(1), tally, leg });
  expect(tally.findings).toEqual([expect.stringContaining("the metrics are not those of an untouched run")]);
  expect(existsSync(join(folder, "found"))).toBe(true);
});
