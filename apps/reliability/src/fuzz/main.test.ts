import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@dz/source", main, ...args], {
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

it("prints the seed, a line for each reader and one with the figures", () => {
  const keep = join(mkdtempSync(join(tmpdir(), "dz-fuzz-test-")), "found");
  const { status, out } = run("--only", "idx", "--inputs", "200", "--seed", "11", "--keep", keep);
  expect(out.split("\n")).toEqual([
    expect.stringMatching(/^seed 11, node v\d/),
    expect.stringMatching(/^reader /),
    expect.stringMatching(/^idx +200 .* 0$/),
    expect.stringMatching(/^fuzz: 200 inputs, 0 findings, seed 11, \d+ s$/),
    "",
  ]);
  expect([status, existsSync(keep)]).toEqual([0, false]);
  rmSync(join(keep, ".."), { recursive: true });
});

it("refuses a mistake in the call", () => {
  expect(run("--only", "nothing")).toMatchObject({
    status: 2,
    err: expect.stringMatching(/^fuzz: --only takes npy, [^\n]*, got nothing\n$/),
  });
});
