import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "./main.ts";
import { fileNames } from "./run.ts";
import { copyFew, folder, type Json } from "./testing.ts";

/** Runs the command in this process, with one epoch of each training run. */
function run(...args: string[]): { code: number; out: string; err: string } {
  const out: string[] = [];
  const err: string[] = [];
  const environment = {
    print: (text: string) => out.push(text),
    printError: (text: string) => err.push(text),
    folder: dirname(folder),
  };
  const code = main(args, environment, { epochs: 1 });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "dz-conformance-"));
  cpSync(join(folder, "datasets.json"), join(copy, "datasets.json"));
  const data = JSON.parse(readFileSync(join(folder, "rng.json"), "utf8")) as Json;
  Object.assign((data.entries as Json[])[3]?.random_sample as Json, { last: 0.5 });
  writeFileSync(join(copy, "rng.json"), JSON.stringify(data));
});
afterAll(() => rmSync(copy, { recursive: true }));

describe("the command", () => {
  it("prints a line for each file, and the totals", () => {
    copyFew(join(copy, "few"), fileNames);
    const { code, out, err } = run("--data", join(copy, "few"));
    const lines = out.split("\n").map((line) => line.replace(/ +\d+\.\d s$/, ""));
    expect([code, err]).toEqual([0, ""]);
    expect(lines[0]).toBe("ops.json             1 run     1 passed     0 failed     0 skipped");
    expect(lines).toContain("training.json        1 run     1 passed     0 failed     0 skipped");
    expect(lines.at(-1)).toMatch(/^total {14,15}\d+ run {2,4}\d+ passed {5}0 failed {5}0 skipped$/);
    expect(lines).toHaveLength(fileNames.length + 1);
  });

  it("runs one file, from another folder, with paths relative to the user's folder", () => {
    const { code, out } = run("--only", "datasets.json", "--data", basename(folder));
    expect(code).toBe(0);
    expect(out).toContain("total               17 run    17 passed     0 failed     0 skipped");
    expect(run("--", "--only=datasets.json", "--data", copy).code).toBe(0);
  });

  it("exits with 1 if a number differs, and reports which", () => {
    const { code, out } = run("--only", "rng.json", "--data", copy);
    expect(code).toBe(1);
    expect(out.split("\n")[1]).toMatch(
      /^ {4}FAILED seed 1984\/random_sample {2}random_sample\.last: got 0\.\d+, want 0\.5$/,
    );
  });

  it("prints one JSON object and nothing else with --json", () => {
    const good = run("--only", "datasets.json", "--json");
    expect(JSON.parse(good.out)).toMatchObject({
      ok: true,
      data: folder,
      run: 17,
      failed: 0,
      files: [{ file: "datasets.json" }],
    });
    const bad = run("--only", "rng.json", "--data", copy, "--json");
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({
      ok: false,
      failed: 1,
      files: [
        { failures: [{ id: "seed 1984/random_sample", problems: [{ field: "random_sample.last", want: "0.5" }] }] },
      ],
    });
  });

  it.each([
    [["--only", "nope.json"], "--only takes ops.json, "],
    [["--data", "nope"], "cannot read the folder"],
    [["--data", tmpdir(), "--only", "ops.json"], "has no ops.json"],
    [["--fast"], "unknown option --fast, --help lists all options"],
    [["ops.json"], "unexpected argument ops.json, every option begins with --"],
    [["--only"], "--only needs a value, as in --only ops.json"],
  ])("exits with 2 and one line for %j", (args, message) => {
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^conformance: [^\n]+$/);
    expect(err).toContain(message);
  });

  it("does not hide an error that is not one of usage", () => {
    const broken = () => {
      throw new TypeError("no paper");
    };
    const environment = { print: broken, printError: broken, folder: dirname(folder) };
    expect(() => main(["--help"], environment)).toThrow(new TypeError("no paper"));
  });

  it("prints its help", () => {
    const { code, out } = run("--help");
    expect(code).toBe(0);
    expect(out).toContain("Usage: npx --yes pnpm@12 trial conformance [options]");
  });
});

describe("the program", () => {
  const start = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ["--conditions=@dz/source", fileURLToPath(new URL("./main.ts", import.meta.url)), ...args],
      {
        encoding: "utf8",
        env: { ...process.env, INIT_CWD: dirname(copy) },
      },
    );

  it("passes on the exit code, and uses the folder that the package manager reports", () => {
    // Exit code 0 is what a process has anyway, so only the other two show that the number is passed on.
    const failed = start("--only", "rng.json", "--data", basename(copy), "--json");
    expect(JSON.parse(failed.stdout)).toMatchObject({ ok: false, data: copy });
    expect([failed.status, failed.stderr]).toEqual([1, ""]);
    const wrong = start("--only", "x");
    expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(/^conformance: --only takes ops\.json, [^\n]* or training\.json, got x\n$/);
  });
});
