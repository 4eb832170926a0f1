import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageVersions, readVersion, versionWarnings } from "./versions.ts";

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(import.meta.dirname, folder, "package.json"), "utf8")) as { version: string }).version;

test("readVersion returns that of the program", () => {
  expect(readVersion()).toBe(versionIn(".."));
});

test("packageVersions names the libraries that compute, and no private package", () => {
  const names = ["core", "datasets", "functions", "layers", "models", "ndarray", "optimizers", "runs", "series"];
  const expected = names.map((name) => [`@dz/${name}`, versionIn(`../../../packages/${name}`)]);
  expect(packageVersions()).toEqual(Object.fromEntries(expected));
});

test("versionWarnings says in one sentence which packages are others", () => {
  const now = { "@dz/core": "0.2.0", "@dz/ndarray": "0.1.0", "@dz/runs": "0.1.0" };
  expect(versionWarnings(now, now)).toEqual([]);
  expect(versionWarnings({}, now)).toEqual([]); // a run from before versions were kept
  expect(versionWarnings({ "@dz/core": "0.1.0", "@dz/ndarray": "0.1.0", "@dz/gone": "1.0.0" }, now)).toEqual([
    "the run began with @dz/core 0.1.0, which is 0.2.0 now, @dz/gone 1.0.0, which is not used now: " +
      "its bits may differ from those of an uninterrupted run",
  ]);
});
