import { expect, test } from "vitest";
import { surplus } from "./contents.ts";

const core = { name: "@dz/core", size: 1024 };

test("surplus accepts code, sources and documents", () => {
  const paths = [
    "README.md",
    "LICENSE",
    "package.json",
    "dist/chunk-2YWT.js",
    "dist/index.js.map",
    "dist/a/index.d.ts",
  ];
  expect(
    surplus(
      core,
      [...paths, "src/ops/sum-to.ts"].map((path) => `package/${path}`),
    ),
  ).toEqual([]);
});

test("surplus reports tests, data and unknown files", () => {
  const paths = ["src/a.test.ts", "src/a.json", "coverage/index.html", "dist/index.js~", ".npmrc", "tsconfig.json"];
  expect(surplus(core, paths)).toEqual(paths.map((path) => `${path} is packed`));
});

test("surplus reports packages above their budget or without one", () => {
  expect(surplus({ name: "@dz/core", size: 111 * 1024 }, [])).toEqual(["has 111 KiB, its budget is 110"]);
  expect(surplus({ name: "@dz/new", size: 1 }, [])).toEqual(["has no budget in scripts/lib/contents.ts"]);
});
