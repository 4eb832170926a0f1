/** The program of the README, run as a process, prints what stands there. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const [packages, preload] = ["../..", "../../../scripts/preload.mjs"].map((to) =>
  fileURLToPath(new URL(to, import.meta.url)),
) as [string, string];
const readme = readFileSync(join(packages, "forecasting/README.md"), "utf8").replaceAll("\r\n", "\n");
const [program, printed] = ["ts", "text"].map(
  (kind) => new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\`$`, "ms").exec(readme)?.[1],
);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-forecasting-"));
  mkdirSync(join(folder, "node_modules/@dz"), { recursive: true });
  for (const name of ["forecasting", "ndarray", "optimizers"]) {
    symlinkSync(join(packages, name), join(folder, "node_modules/@dz", name), "junction");
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the program prints what the README says", () => {
  writeFileSync(join(folder, "program.mts"), program as string);
  const options = ["--conditions=@dz/source", "--import", pathToFileURL(preload).href, "program.mts"];
  expect(execFileSync(process.execPath, options, { cwd: folder, encoding: "utf8" })).toBe(printed);
});
