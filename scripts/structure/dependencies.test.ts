import { describe, expect, test } from "vitest";
import { allowedArrows, browserOnly, declaredImports, importsStayInside, noCycles, noPeers } from "./dependencies.ts";
import { packageOf, treeOf } from "./fixture.ts";

const ndarray = { name: "@dz/ndarray" };
const core = { name: "@dz/core", dependencies: { "@dz/ndarray": "workspace:^" } };
const workspace = "workspace:^";

describe("allowedArrows", () => {
  test("allows the arrows of the design, and every library in an app", () => {
    const app = { name: "sin-rnn", dependencies: { "@dz/core": workspace, "@dz/ndarray": workspace } };
    expect(allowedArrows(treeOf(packageOf(ndarray), packageOf(core), packageOf(app)))).toEqual([]);
  });

  test("allows only the conformance package to use the steps of the book", () => {
    const steps = packageOf({ name: "steps" });
    const user = (name: string) => packageOf({ name, dependencies: { steps: workspace } });
    expect(allowedArrows(treeOf(steps, user("@dz/conformance")))).toEqual([]);
    expect(allowedArrows(treeOf(steps, user("plots"))).map(({ message }) => message)).toEqual([
      "plots may not depend on steps (scripts/structure/arrows.ts)",
    ]);
  });

  test("reports an arrow that is not in the design", () => {
    const bad = { name: "@dz/ndarray", dependencies: { "@dz/core": workspace, fflate: "1" } };
    expect(allowedArrows(treeOf(packageOf(bad), packageOf(core)))).toEqual([
      {
        file: "packages/ndarray/package.json",
        message: "@dz/ndarray may not depend on @dz/core (scripts/structure/arrows.ts)",
      },
    ]);
  });

  test("reports an app that depends on an app, and a package without arrows", () => {
    const app = { name: "bench", dependencies: { "sin-rnn": workspace } };
    const unknown = { name: "@dz/utils" };
    const problems = allowedArrows(treeOf(packageOf(app), packageOf({ name: "sin-rnn" }), packageOf(unknown)));
    expect(problems.map(({ message }) => message)).toEqual([
      "bench may not depend on sin-rnn (scripts/structure/arrows.ts)",
      "@dz/utils has no arrows yet; write them in scripts/structure/arrows.ts",
    ]);
  });
});

test("noCycles includes the dependencies of tests", () => {
  const needsCore = { name: "@dz/ndarray", devDependencies: { "@dz/core": workspace } };
  expect(noCycles(treeOf(packageOf(ndarray), packageOf(core)))).toEqual([]);
  expect(noCycles(treeOf(packageOf(needsCore), packageOf(core))).map(({ message }) => message)).toEqual([
    "@dz/ndarray depends on itself in a circle",
    "@dz/core depends on itself in a circle",
  ]);
});

test("noPeers", () => {
  const peers = { peerDependencies: { vitest: ">=4", "@dz/ndarray": "1" } };
  expect(noPeers(treeOf(packageOf({ ...core, ...peers }), packageOf({ ...ndarray, ...peers, private: true })))).toEqual(
    [{ file: "packages/core/package.json", message: "vitest is a peer; have users pass what is needed of it" }],
  );
});

describe("declaredImports", () => {
  test("allows declared imports, and in tests their own package and the root's tools", () => {
    const pkg = packageOf(core, {
      "src/a.ts": 'import { x } from "@dz/ndarray"; import "./b.ts"; // import "left-pad"',
      "src/a.test.ts": 'import { test } from "vitest"; import { check } from "@dz/core/testing"; import "node:fs";',
    });
    expect(declaredImports(treeOf(pkg))).toEqual([]);
  });

  test("allows the same in unpublished test helpers", () => {
    const files = { "src/testing/a.ts": 'import { test } from "vitest";' };
    const inside = { ...core, files: ["dist", "src", "!src/testing"] };
    expect(declaredImports(treeOf(packageOf(inside, files)))).toEqual([]);
    expect(declaredImports(treeOf(packageOf(core, files)))).toHaveLength(1);
    expect(declaredImports(treeOf(packageOf({ ...core, private: true }, files)))).toEqual([]);
    const one = { ...core, files: ["dist", "src", "!src/testing/a.ts"] };
    expect(declaredImports(treeOf(packageOf(one, files)))).toEqual([]);
    expect(declaredImports(treeOf(packageOf(one, { "src/testing/b.ts": files["src/testing/a.ts"] })))).toHaveLength(1);
    const app = { name: "sin-rnn", private: true };
    expect(declaredImports(treeOf(packageOf(app, files)))).toEqual([]);
    expect(declaredImports(treeOf(packageOf(app, { "src/a.ts": files["src/testing/a.ts"] })))).toHaveLength(1);
  });

  test.each([
    ['import { x } from "@dz/layers";', "imports @dz/layers, which packages/core/package.json does not declare"],
    ['export type { X } from "left-pad/types";', "imports left-pad, which packages/core/package.json does not declare"],
    ['const x = await import("vitest");', "imports vitest, which packages/core/package.json does not declare"],
    ['import { x } from "@dz/core";', "imports its own package @dz/core; use a relative path"],
  ])("%s", (text, message) => {
    const tree = treeOf(packageOf(core, { "src/a.ts": text }));
    expect(declaredImports(tree)).toEqual([{ file: "packages/core/src/a.ts", message }]);
  });
});

test("importsStayInside reports a relative path that leaves the package", () => {
  const text = 'import "../b.ts"; import "../../package.json"; import "../../../ndarray/src/shape.ts";';
  const problems = importsStayInside(treeOf(packageOf(core, { "src/ops/a.ts": text })));
  expect(problems).toEqual([
    {
      file: "packages/core/src/ops/a.ts",
      message: "imports ../../../ndarray/src/shape.ts, which is outside the package; import it by its package's name",
    },
  ]);
});

test("browserOnly reports imports of Node in libraries, but not in tests and Node packages", () => {
  const files = { "src/a.ts": 'import "node:fs"; import "path";', "src/a.test.ts": 'import "node:fs";' };
  const runs = packageOf({ name: "@dz/runs" }, files);
  expect(browserOnly(treeOf(packageOf(core, files), runs)).map(({ message }) => message)).toEqual([
    "imports node:fs, but @dz/core must run in a browser",
    "imports path, but @dz/core must run in a browser",
  ]);
});
