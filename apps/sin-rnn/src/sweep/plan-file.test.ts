import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makePlan } from "./plan.ts";
import { readPlan, writePlan } from "./plan-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-plan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const plan = makePlan({ lr: "1e-3,1e-4", seeds: "0..1" }, "/");

test("a plan comes back, and the same one may be written again", () => {
  const out = join(folder, "made", "here");
  expect(readPlan(out)).toBeNull();
  writePlan(out, plan);
  const bytes = readFileSync(join(out, "sweep.json"));
  writePlan(out, makePlan({ seeds: "0,1", lr: "0.001,0.0001" }, "/elsewhere"));
  expect([readdirSync(out), readFileSync(join(out, "sweep.json"))]).toEqual([["sweep.json"], bytes]);
  expect(readPlan(out)).toEqual(plan);
});

test.each<[string, Parameters<typeof makePlan>[0]]>([
  ["it has --lr 0.001,0.0001", { lr: "1e-3", seeds: "0..1" }],
  ["it has --seeds 0,1", { lr: "1e-3,1e-4", seeds: "0..2" }],
  ["it has no --epochs", { lr: "1e-3,1e-4", seeds: "0..1", epochs: "5" }],
  ["it has no --search", { lr: "1e-3,1e-4", seeds: "0..1", search: "halving" }],
])("another plan is refused, with the difference: %s", (difference, given) => {
  writePlan(folder, plan);
  const message = `sweep: the plan in ${folder} is another one, ${difference}; choose another --out, or give --out alone to go on with it`;
  expect(() => writePlan(folder, makePlan(given, "/"))).toThrow(message);
  expect(readdirSync(folder)).toEqual(["sweep.json"]);
});

test.each([
  "",
  "{}",
  "null",
  JSON.stringify({ ...plan, version: 2 }),
  JSON.stringify({ ...plan, runs: [{ folder: "../x", setting: "x", options: {} }] }),
  JSON.stringify({ ...plan, runs: [{ folder: "x", setting: "x", options: { lr: 1 } }] }),
  JSON.stringify({ ...plan, seeds: undefined }),
])("a file that is no plan is refused: %s", (text) => {
  writeFileSync(join(folder, "sweep.json"), text);
  expect(() => readPlan(folder)).toThrow(
    `${join(folder, "sweep.json")}: is not the plan of a sweep; choose another --out, or remove it`,
  );
});

test("a folder that cannot be made is one line", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => writePlan(join(folder, "file", "sweep"), plan)).toThrow(
    /sweep\.json: cannot be written, E(NOTDIR|EXIST)$/,
  );
});
