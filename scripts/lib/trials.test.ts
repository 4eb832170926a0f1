import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./paths.ts";
import { trialList, trials } from "./trials.ts";

function trial(...args: string[]): { code: number | null; out: string; err: string } {
  const program = join(root, "scripts/trial.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@dz/source", program, ...args], {
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

test("all trials have a program, and all programs of apps/reliability are trials", () => {
  for (const { folder, file } of Object.values(trials)) expect(existsSync(join(root, folder, file))).toBe(true);
  const folder = join(root, "apps/reliability/src");
  const programs = readdirSync(folder).filter((name) => existsSync(join(folder, name, "main.ts")));
  expect(Object.keys(trials)).toEqual(expect.arrayContaining(programs));
});

test("without a name they are listed", () => {
  expect(trial()).toEqual({ code: 0, out: `${trialList()}\n`, err: "" });
  expect(trial("--help").out).toContain("  fuzz             damaged files through every reader\n");
});

test("a trial gets the arguments after its name, and gives its exit code", () => {
  expect(trial("graphs", "--help").out).toContain("Usage: npx --yes pnpm@12 trial graphs [options]");
  expect(trial("graphs", "--graphs", "2", "--seed", "5").out).toMatch(/^graphs: 2 graphs from seed 5, /);
  expect(trial("graphs", "--graph", "2")).toEqual({
    code: 2,
    out: "",
    err: "graphs: unknown option --graph, did you mean --graphs?\n",
  });
});

test("a trial that there is not, and an option before the name, are mistakes", () => {
  expect(trial("graph")).toMatchObject({ code: 2, err: expect.stringMatching(/got graph, did you mean graphs\?\n$/) });
  expect(trial("--seed", "graphs")).toEqual({
    code: 2,
    out: "",
    err: "trial: unknown option --seed, --help lists all options\n",
  });
});
