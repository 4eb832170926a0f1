import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { type Bump, type Released, splits } from "./ranges.ts";
import { releasedPackages } from "./released.ts";
import { versionWorkspace } from "./version.ts";
import { copyWorkspace, propose, setVersions } from "./workspace-copy.ts";

type Versions = Record<string, string>;

const names = releasedPackages(root).map(({ name }) => name);
const all = (version: string): Versions => Object.fromEntries(names.map((name) => [name, version]));
const versionsOf = (packages: readonly Released[]): Versions =>
  Object.fromEntries(packages.map(({ name, version }) => [name, version]));

/** Releases after releases in one copy; the versions after the last, and where any of them splits a program. */
async function release(
  start: Versions,
  ...steps: Readonly<Record<string, Bump>>[]
): Promise<{ versions: Versions; split: string[]; layers: string; version: string; left: string[] }> {
  using folder = temporaryFolder();
  copyWorkspace(folder.path);
  setVersions(folder.path, start);
  const split: string[] = [];
  for (const step of steps) {
    const before = releasedPackages(folder.path);
    propose(folder.path, step);
    await versionWorkspace(folder.path);
    split.push(...splits(before, releasedPackages(folder.path)));
  }
  return {
    versions: versionsOf(releasedPackages(folder.path)),
    split,
    layers: readFileSync(join(folder.path, "packages/layers/CHANGELOG.md"), "utf8"),
    version: readFileSync(join(folder.path, "packages/ndarray/src/version.ts"), "utf8"),
    left: readdirSync(join(folder.path, ".changeset")),
  };
}

test("changesets alone split a user's program: the fault that this repairs", async () => {
  using folder = temporaryFolder();
  copyWorkspace(folder.path);
  setVersions(folder.path, all("0.2.0"));
  const before = releasedPackages(folder.path);
  propose(folder.path, { "@dz/ndarray": "minor" });
  expect((await run("changeset", ["version"], { cwd: folder.path })).ok).toBe(true);
  expect(splits(before, releasedPackages(folder.path))).toContain(
    "@dz/layers 0.2.0 → 0.2.1 needs @dz/ndarray 0.2.0 → 0.3.0",
  );
});

test("a minor of ndarray before 1.0.0 takes all that need it by a minor, and the changelog says so", async () => {
  const { versions, split, layers, version, left } = await release(all("0.2.0"), { "@dz/ndarray": "minor" });
  expect(versions).toEqual(all("0.3.0"));
  expect(split).toEqual([]);
  expect(layers).toContain("## 0.3.0\n\n### Minor Changes\n\n- Needs packages of `@dz` that have left the ranges");
  expect(layers).toContain("  - @dz/ndarray@0.3.0");
  expect(version).toContain('export const version = "0.3.0";');
  expect(left).toEqual(["config.json"]);
});

test("a minor of core leaves datasets, runs and series where they are", async () => {
  const { versions, split } = await release(all("0.2.0"), { "@dz/core": "minor" });
  const others = ["@dz/ndarray", "@dz/datasets", "@dz/runs", "@dz/series"].map((name) => [name, "0.2.0"]);
  expect(versions).toEqual({ ...all("0.3.0"), ...Object.fromEntries(others) });
  expect(split).toEqual([]);
});

test("a patch moves its package alone", async () => {
  const { versions, split } = await release(all("0.2.0"), { "@dz/ndarray": "patch" });
  expect(versions).toEqual({ ...all("0.2.0"), "@dz/ndarray": "0.2.1" });
  expect(split).toEqual([]);
});

test("from 1.0.0 on a minor moves its package alone, and a major takes the others by a major", async () => {
  const minor = await release(all("1.0.0"), { "@dz/ndarray": "minor" });
  expect(minor.versions).toEqual({ ...all("1.0.0"), "@dz/ndarray": "1.1.0" });
  const major = await release(all("1.0.0"), { "@dz/ndarray": "major" });
  expect(major.versions).toEqual(all("2.0.0"));
  expect([...minor.split, ...major.split]).toEqual([]);
});

test("no sequence of releases splits a program, whatever the packages are at", async () => {
  const mixed = { ...all("0.4.1"), "@dz/ndarray": "1.2.3", "@dz/core": "0.9.0", "@dz/models": "1.0.0" };
  const { split, versions } = await release(
    mixed,
    { "@dz/functions": "patch", "@dz/core": "minor" },
    { "@dz/ndarray": "major", "@dz/layers": "patch" },
    { "@dz/optimizers": "minor", "@dz/runs": "patch" },
    { "@dz/layers": "minor", "@dz/models": "patch" },
  );
  expect(split).toEqual([]);
  expect(versions).toEqual({
    "@dz/ndarray": "2.0.0",
    "@dz/core": "0.11.0",
    "@dz/functions": "0.6.0",
    "@dz/layers": "0.7.0",
    "@dz/models": "4.0.0",
    "@dz/optimizers": "0.7.0",
    "@dz/datasets": "0.5.0",
    "@dz/runs": "0.5.1",
    "@dz/series": "0.5.0",
    "@dz/onnx": "0.7.0",
  });
});
