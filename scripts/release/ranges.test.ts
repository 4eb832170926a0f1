import { expect, test } from "vitest";
import { type Bump, bumped, followed, larger, leavingBump, lineOf, type Released, splits } from "./ranges.ts";

const packages = (ndarray: string, core: string, layers: string): Released[] => [
  { name: "layers", version: layers, needs: ["core"] },
  { name: "core", version: core, needs: ["ndarray"] },
  { name: "ndarray", version: ndarray, needs: [] },
];

test("a line is what ^ lets in", () => {
  expect(["1.4.2", "12.0.0", "0.4.2", "0.0.2"].map(lineOf)).toEqual(["1", "12", "0.4", "0.0.2"]);
  expect(() => lineOf("1.0.0-beta.1")).toThrow("version 1.0.0-beta.1 is not of the form 1.2.3");
});

test("bumps and the smallest that leaves the line", () => {
  expect((["patch", "minor", "major"] as const).map((bump) => bumped("1.4.2", bump))).toEqual([
    "1.4.3",
    "1.5.0",
    "2.0.0",
  ]);
  expect(["1.4.2", "0.4.2", "0.0.2"].map(leavingBump)).toEqual(["major", "minor", "patch"]);
  expect([larger(undefined, "patch"), larger("minor", "patch"), larger("minor", "major")]).toEqual([
    "patch",
    "minor",
    "major",
  ]);
});

test("what needs a package that leaves its line leaves its own, through any number of packages", () => {
  const after = (versions: Parameters<typeof packages>, changes: Record<string, Bump>): object =>
    Object.fromEntries(followed(packages(...versions), new Map(Object.entries(changes))));
  const young = ["0.1.0", "0.1.0", "0.1.0"] as const;
  expect(after([...young], { ndarray: "minor" })).toEqual({ ndarray: "minor", core: "minor", layers: "minor" });
  expect(after([...young], { ndarray: "minor", layers: "patch" })).toEqual({
    ndarray: "minor",
    core: "minor",
    layers: "minor",
  });
  expect(after([...young], { ndarray: "patch", layers: "patch" })).toEqual({ ndarray: "patch", layers: "patch" });
  expect(after([...young], { layers: "minor" })).toEqual({ layers: "minor" });
  expect(after([...young], { ndarray: "minor", core: "major" })).toEqual({
    ndarray: "minor",
    core: "major",
    layers: "minor",
  });
  // From 1.0.0 on a minor stays within ^, so nothing follows; a major takes a 0.x by a minor and a 1.x by a major.
  expect(after(["1.2.0", "1.0.0", "0.1.0"], { ndarray: "minor" })).toEqual({ ndarray: "minor" });
  expect(after(["1.2.0", "1.0.0", "0.1.0"], { ndarray: "major" })).toEqual({
    ndarray: "major",
    core: "major",
    layers: "minor",
  });
  expect(after(["0.3.0", "1.0.0", "0.1.0"], { ndarray: "minor" })).toMatchObject({ core: "major" });
});

test("splits names a package that stays in its line while one that it needs does not", () => {
  const before = packages("0.1.0", "0.1.0", "0.1.0");
  expect(splits(before, packages("0.2.0", "0.1.1", "0.1.1"))).toEqual([
    "core 0.1.0 → 0.1.1 needs ndarray 0.1.0 → 0.2.0",
  ]);
  expect(splits(before, packages("0.2.0", "0.2.0", "0.1.0"))).toEqual([
    "layers 0.1.0 → 0.1.0 needs core 0.1.0 → 0.2.0",
  ]);
  expect(splits(before, packages("0.2.0", "0.2.0", "0.2.0"))).toEqual([]);
  expect(splits(before, packages("0.1.1", "0.1.1", "0.1.0"))).toEqual([]);
});
