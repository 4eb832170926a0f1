import { describe, expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { noLoops } from "./loops.ts";
import type { Problem } from "./tree.ts";

const core = { name: "@dz/core" };
const problems = (files: Readonly<Record<string, string>>, excused: readonly (readonly string[])[] = []): Problem[] =>
  noLoops(
    treeOf(packageOf(core, files)),
    excused.map((names) => ({ files: names.map((name) => `packages/core/src/${name}.ts`), why: "a test" })),
  );

describe("noLoops", () => {
  test("two files that import each other are one problem, at the first of them", () => {
    expect(problems({ "src/b.ts": 'import { a } from "./a.ts";', "src/a.ts": 'export { b } from "./b.ts";' })).toEqual([
      {
        file: "packages/core/src/a.ts",
        message: "imports itself, by way of packages/core/src/b.ts; move what both need to a file below them",
      },
    ]);
  });

  test("loops are found through folders, and those that have a file in common are one", () => {
    const found = problems({
      "src/a.ts": 'import "./deep/b.ts";',
      "src/deep/b.ts": 'import * as c from "../c.ts"; import { type D, d } from "./d.ts";',
      "src/c.ts": 'import a from "./a.ts";',
      "src/deep/d.ts": 'export * from "./b.ts";',
      "src/e.ts": 'import "./a.ts";',
      "src/f.ts": 'import "./f.ts";',
      "src/g.ts": 'import "./h.ts";',
      "src/h.ts": 'import { g } from "./g.ts";',
    });
    expect(found.map(({ file, message }) => [file, message.split("; ")[0]])).toEqual([
      [
        "packages/core/src/a.ts",
        "imports itself, by way of packages/core/src/c.ts, packages/core/src/deep/b.ts, packages/core/src/deep/d.ts",
      ],
      ["packages/core/src/f.ts", "imports itself"],
      ["packages/core/src/g.ts", "imports itself, by way of packages/core/src/h.ts"],
    ]);
  });

  test.each([
    'import type { A } from "./a.ts";',
    'import { type A, type B } from "./a.ts";',
    'export type { A } from "./a.ts";',
    'export { type A } from "./a.ts";',
    'import { a } from "@dz/core/a.ts";',
    'const a = () => import("./a.ts");',
    '// import { a } from "./a.ts";',
  ])("%s closes no loop", (text) => {
    expect(problems({ "src/a.ts": 'import { b } from "./b.ts";', "src/b.ts": text })).toEqual([]);
  });

  test("tests import what they like", () => {
    expect(problems({ "src/a.test.ts": 'import "./b.test.ts";', "src/b.test.ts": 'import "./a.test.ts";' })).toEqual(
      [],
    );
  });

  test("a reason excuses exactly its loop, until that is gone", () => {
    const files = { "src/a.ts": 'import "./b.ts";', "src/b.ts": 'import "./a.ts";' };
    expect(problems(files, [["a", "b"]])).toEqual([]);
    const stale = "is in no such loop any more; take it out of scripts/structure/exceptions.ts";
    expect(problems({ "src/a.ts": "" }, [["a", "b"]])).toEqual([{ file: "packages/core/src/a.ts", message: stale }]);
    expect(problems(files, [["a", "b", "c"]])).toHaveLength(2);
  });
});
