/** The program of the README that saves an optimizer beside the weights, run by two processes one after the other. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const [packages, preload] = ["../..", "../../../scripts/preload.mjs"].map((to) =>
  fileURLToPath(new URL(to, import.meta.url)),
) as [string, string];
const readme = readFileSync(join(packages, "optimizers/README.md"), "utf8").replaceAll("\r\n", "\n");
const section = readme.split("## Saving an optimizer beside the weights\n")[1] as string;
const program = /^```ts\n(.*?)^```$/ms.exec(section)?.[1] as string;
const printed = Array.from(section.matchAll(/^```text\n(.*?)^```$/gms), ([, text]) => text).slice(0, 2);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-optimizers-"));
  mkdirSync(join(folder, "node_modules/@dz"), { recursive: true });
  for (const name of ["core", "ndarray", "optimizers"]) {
    symlinkSync(join(packages, name), join(folder, "node_modules/@dz", name), "junction");
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program in a folder below that of the packages; returns what it prints. */
function run(name: string, code: string): string {
  const cwd = join(folder, name);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, "program.mts"), code);
  const options = ["--conditions=@dz/source", "--import", pathToFileURL(preload).href, "program.mts"];
  return execFileSync(process.execPath, options, { cwd, encoding: "utf8" });
}

test("a second process continues with the same bits as one process that does not stop", () => {
  const runs = [run("twice", program), run("twice", program)];
  expect(runs).toEqual(printed);
  expect(run("once", program.replace("i < 3", "i < 6"))).toBe(runs.join(""));
});

test("without the state of the optimizer the second process goes another way", () => {
  run("forgetful", program);
  const losses = run("forgetful", program.replace("  optimizer.setState({ steps, arrays });\n", "")).match(/ .*$/gm);
  const continued = printed[1]?.match(/ .*$/gm) ?? [];
  expect(losses?.[0]).toBe(continued[0]); // the same weights
  expect(losses?.[2]).not.toBe(continued[2]);
});
