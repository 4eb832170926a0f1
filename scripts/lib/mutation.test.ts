import { describe, expect, test } from "vitest";
import { readMutateArguments } from "./mutation.ts";

describe("readMutateArguments", () => {
  test("selects core and ndarray by default", () => {
    expect(readMutateArguments([])).toEqual({
      packages: [
        { folder: "packages/core", patterns: ["packages/core/src/**"] },
        { folder: "packages/ndarray", patterns: ["packages/ndarray/src/**"] },
      ],
      others: [],
    });
  });

  test("groups patterns by package, and keeps other arguments", () => {
    const args = [
      "--mutate",
      "apps/plots/src/figures/*.ts,packages/runs/src/a.ts",
      "--force",
      "-m",
      "apps/plots/src/b.ts",
    ];
    expect(readMutateArguments([...args, "--mutate=apps/sin-rnn/src/**", "--concurrency", "1"])).toEqual({
      packages: [
        { folder: "apps/plots", patterns: ["apps/plots/src/figures/*.ts", "apps/plots/src/b.ts"] },
        { folder: "packages/runs", patterns: ["packages/runs/src/a.ts"] },
        { folder: "apps/sin-rnn", patterns: ["apps/sin-rnn/src/**"] },
      ],
      others: ["--force", "--concurrency", "1"],
    });
  });

  test("takes a comma in braces as part of a pattern", () => {
    expect(readMutateArguments(["-m", "packages/runs/src/{a,b}.ts,packages/runs/src/c.ts"]).packages).toEqual([
      { folder: "packages/runs", patterns: ["packages/runs/src/{a,b}.ts", "packages/runs/src/c.ts"] },
    ]);
  });

  test.each([
    [["--mutate"]],
    [["--mutate", "src/a.ts"]],
    [["--mutate", "packages/core"]],
    [["--mutate", "packages/*/src/**"]],
  ])("refuses %j, which names no package", (args) => {
    expect(() => readMutateArguments(args)).toThrow("mutate: expected files such as packages/core/src/**, got ");
  });
});
