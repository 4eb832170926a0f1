import { describe, expect, test } from "vitest";
import { noBareScopes, noHostArithmetic, noWeakReferences } from "./bans.ts";
import { packageOf, treeOf } from "./fixture.ts";

test("noWeakReferences allows weak references in the arena, tests and comments only", () => {
  const text = "// a WeakRef\nnew WeakRef(x);\nnew FinalizationRegistry(f);";
  const ndarray = packageOf(
    { name: "@dz/ndarray" },
    { "src/memory/pinned-blocks.ts": text, "src/a.ts": "// no WeakRef" },
  );
  const core = packageOf({ name: "@dz/core" }, { "src/arena.ts": text, "src/a.test.ts": text });
  expect(noWeakReferences(treeOf(ndarray, core))).toEqual([
    {
      file: "packages/core/src/arena.ts:2",
      message: "uses WeakRef, which only packages/ndarray/src/memory/pinned-blocks.ts may",
    },
    {
      file: "packages/core/src/arena.ts:3",
      message: "uses FinalizationRegistry, which only packages/ndarray/src/memory/pinned-blocks.ts may",
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
  ])("accepts %s", (text) => {
    expect(problems(text)).toEqual([]);
  });

  test("says how to correct it", () => {
    expect(problems("noGrad();")).toEqual([
      "noGrad() as a statement is never closed; write `using _ = noGrad(...)` or pass a callback",
    ]);
  });
});

describe("noHostArithmetic", () => {
  const core = (text: string, path = "src/a.ts", manifest = { name: "@dz/core" }): string[] =>
    noHostArithmetic(treeOf(packageOf(manifest, { [path]: text }))).map(({ message }) => message);
  const suffix = ", its bits depend on the host; use `math` of @dz/ndarray";

  test.each([
    ["Math.exp(x);", ["Math.exp"]],
    ["const y = 2 * Math.log1p(Math.exp(x));", ["Math.log1p", "Math.exp"]],
    ["x.map(Math.tanh);", ["Math.tanh"]],
    ["Math?.sin(x);", ["Math.sin"]],
    ['Math["atan2"](y, x);', ["Math.atan2"]],
    ["Math[`pow`](y, x);", ["Math.pow"]],
    ["globalThis.Math.cbrt(x);", ["Math.cbrt"]],
    ["const { exp, sqrt } = Math;", ["Math.exp"]],
    ["const { floor, log: ln, 'cosh': c } = Math;", ["Math.log", "Math.cosh"]],
    ["const { floor, ...rest } = Math;", ["functions of Math that cannot be seen"]],
    ["const { [name]: f } = Math;", ["functions of Math that cannot be seen"]],
    ["const M = Math;", ["functions of Math that cannot be seen"]],
    ["const M = globalThis.Math;", ["functions of Math that cannot be seen"]],
    ["({ exp } = Math);", ["functions of Math that cannot be seen"]],
    ["Math[name](x);", ["functions of Math that cannot be seen"]],
    ["use(Math);", ["functions of Math that cannot be seen"]],
    ["Math.brandNew(x);", ["Math.brandNew"]],
    ["x ** 2;", ["**"]],
    ["2 ** n;", ["**"]],
    ["10 ** 0.5;", ["**"]],
    ["0.1 ** 2;", ["**"]],
    ["-x ** y;".replace("-x", "(-x)"), ["**"]],
    ["x **= 2;", ["**="]],
    ["const y = x ** 2 + Math.exp(2 ** x);", ["**", "Math.exp", "**"]],
  ])("%s", (text, uses) => {
    expect(core(text)).toEqual(uses.map((use) => `uses ${use}${suffix}`));
  });

  test.each([
    "Math.sqrt(Math.max(0, Math.floor(x)));",
    'Math["imul"](a, b) + Math.PI;',
    "const { fround, trunc: cut } = Math;",
    "2 ** 31 + 2 ** -52 + (-2) ** 3 - (2 ** 53);",
    "10n ** BigInt(n);",
    "math.exp(x) + nd.exp(x);",
    "// Math.exp(x), x ** y",
    'const text = "Math.exp";',
    "type M = typeof Math;",
    "x * y;",
  ])("accepts %s", (text) => {
    expect(core(text)).toEqual([]);
  });

  test("applies to published sources, not to tests and programs", () => {
    const text = "Math.exp(x);";
    expect(core(text, "src/a.test.ts")).toEqual([]);
    expect(core(text, "src/testing/a.ts")).toHaveLength(1);
    expect(core(text, "src/a.ts", { name: "bench" })).toEqual([]);
    expect(core(text, "src/a.ts", { name: "@dz/conformance", private: true } as never)).toEqual([]);
  });

  test("names file and line", () => {
    expect(noHostArithmetic(treeOf(packageOf({ name: "@dz/core" }, { "src/a.ts": "\nMath.exp(x);" })))).toEqual([
      { file: "packages/core/src/a.ts:2", message: `uses Math.exp${suffix}` },
    ]);
  });
});
