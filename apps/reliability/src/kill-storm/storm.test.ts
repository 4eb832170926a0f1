import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomState } from "@dz/ndarray";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leg } from "./leg.ts";
import { outcomeOf } from "./outcome.ts";
import { settings } from "./settings.ts";
import { newTally, ride, untouched } from "./storm.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kill-storm-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a run that is killed twice comes to the same end", async () => {
  const random = new RandomState(1);
  const tally = newTally();
  const kind = await untouched(settings[0] as readonly string[], join(folder, "untouched"));
  while (tally.kills < 2) await ride(kind, join(folder, "run"), 2 - tally.kills, random, tally);
  expect(tally.findings).toEqual([]);
  expect([tally.kills, tally.corrupt]).toEqual([2, 0]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a comparison that is killed as soon as the folder of its second run is made comes to the same end, and stays at it", async () => {
  const args = ["compare", "--epochs", "1", "--hidden", "3", "--seed", "1"];
  const { expected } = await untouched(args, join(folder, "untouched"));
  const out = join(folder, "all");
  const killed = await leg([...args, "--out", out], { call: "mkdirSync", number: 3, when: "after" });
  expect(killed.killed).toBe(true);
  expect(readdirSync(out)).toEqual(["rnn-adam", "rnn-sgd"]);
  expect(readdirSync(join(out, "rnn-sgd"))).toEqual([]);
  for (let i = 0; i < 2; i++) {
    expect(await leg(["compare", "--resume", out], null)).toMatchObject({ code: 0 });
    expect(outcomeOf(out)).toEqual(expected);
  }
  rmSync(out, { recursive: true });
});

test("a run that comes to another end is found, and its folder stays", async () => {
  const tally = newTally();
  const args = ["--model", "mlp", "--epochs", "2", "--hidden", "3", "--seed", "1"];
  const kind = await untouched(args, join(folder, "untouched"));
  const other = { ...kind, expected: { ...kind.expected, metrics: kind.expected.metrics.replace(/\d/, "x") } };
  await ride(other, join(folder, "found"), 0, new RandomState(1), tally);
  expect(tally.findings).toEqual([expect.stringContaining("the metrics are not those of an untouched run")]);
  expect(existsSync(join(folder, "found"))).toBe(true);
});
