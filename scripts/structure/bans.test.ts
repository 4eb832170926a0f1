import { describe, expect, test } from "vitest";
import { noBareScopes, noWeakReferences } from "./bans.ts";
import { packageOf, treeOf } from "./fixture.ts";

test("noWeakReferences: only the arena and tests may hold weakly, comments may speak of it", () => {
  const text = "// a WeakRef\nnew WeakRef(x);\nnew FinalizationRegistry(f);";
  const ndarray = packageOf({ name: "@dz/ndarray" }, { "src/arena.ts": text, "src/storage.ts": "// no WeakRef" });
  const core = packageOf({ name: "@dz/core" }, { "src/arena.ts": text, "src/a.test.ts": text });
  expect(noWeakReferences(treeOf(ndarray, core))).toEqual([
    { file: "packages/core/src/arena.ts:2", message: "uses WeakRef, which only packages/ndarray/src/arena.ts may" },
    {
      file: "packages/core/src/arena.ts:3",
      message: "uses FinalizationRegistry, which only packages/ndarray/src/arena.ts may",
    },
  ]);
});

describe("noBareScopes", () => {
  const problems = (text: string): string[] =>
    noBareScopes(treeOf(packageOf({ name: "bench" }, { "src/a.test.ts": text }))).map(({ message }) => message);

  test.each(["noGrad();", "dz.noGrad();", "if (x) testMode();", 'usingConfig("train", false);'])("%s", (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test.each([
    "using _ = noGrad();",
    "noGrad(() => f());",
    "const y = noGrad(() => f());",
    'usingConfig("train", false, () => f());',
    "return_(noGrad());",
    "// noGrad();",
  ])("%s is fine", (text) => {
    expect(problems(text)).toEqual([]);
  });

  test("the message says how to mend it", () => {
    expect(problems("noGrad();")).toEqual([
      "noGrad() as a statement is never closed; write `using _ = noGrad(...)` or pass a callback",
    ]);
  });
});
