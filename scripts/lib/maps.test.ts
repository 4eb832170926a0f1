import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkMaps, mapProblems } from "./maps.ts";
import { run } from "./run.ts";
import { temporaryFolder } from "./temporary.ts";

const files = new Set(["package/src/a.ts", "package/src/b/c.ts", "package/dist/index.js.map"]);
const problems = (map: object): string[] => mapProblems("package/dist/index.js.map", JSON.stringify(map), files);

test("mapProblems accepts a map whose sources are packed", () => {
  expect(problems({ sources: ["../src/a.ts", "../src/b/c.ts"] })).toEqual([]);
  expect(problems({ sources: [] })).toEqual([]);
  expect(problems({ sourceRoot: "../src", sources: ["a.ts"], sourcesContent: [null] })).toEqual([]);
});

test("mapProblems reports copies, and sources that are not there", () => {
  expect(problems({ sources: ["../src/a.ts"], sourcesContent: ["a();"] })).toEqual([
    "package/dist/index.js.map has copies of its sources (sourcesContent)",
  ]);
  expect(problems({ sources: ["../src/d.ts"] })).toEqual([
    "package/dist/index.js.map points to ../src/d.ts, which is not packed",
  ]);
});

test("checkMaps reads the maps of a tarball, and misses them if there are none", async () => {
  using folder = temporaryFolder();
  const pack = async (): Promise<{ ok: boolean; output: string }> => {
    const file = join(folder.path, "x.tgz");
    expect((await run("tar", ["-czf", file, "package"], { cwd: folder.path })).ok).toBe(true);
    return checkMaps({ name: "@dz/x", version: "1.0.0", file, size: 1 });
  };
  for (const part of ["dist", "src"]) mkdirSync(join(folder.path, "package", part), { recursive: true });
  writeFileSync(join(folder.path, "package/src/a.ts"), "a();");
  expect(await pack()).toEqual({ ok: false, output: "no source map is packed\n" });
  writeFileSync(join(folder.path, "package/dist/a.js.map"), JSON.stringify({ sources: ["../src/a.ts"] }));
  expect(await pack()).toEqual({ ok: true, output: "" });
  writeFileSync(join(folder.path, "package/dist/a.js.map"), JSON.stringify({ sources: ["../src/b.ts"] }));
  expect(await pack()).toMatchObject({ ok: false, output: expect.stringContaining("points to ../src/b.ts") });
});
