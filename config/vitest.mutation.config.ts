import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import shared from "./vitest.shared.ts";

/** The first test that fails ends a run: first what killed the last mutant, then the quick files. */
class KillersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const result = this.ctx.cache.getTestSpecificationResult(file);
      if (result === undefined) return 0;
      return result.failed ? -1 : result.duration;
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

/** The package that is mutated, in the copy of it where this runs. */
const { DZ_MUTATE: folder = "packages/core" } = process.env;

/** Tests of whole processes and of workers alone, in which no mutant is switched on: they do not import what they test. */
function ofOtherProcesses(): string[] {
  return testsWhere((text, path) => {
    const tested = `"./${path.split("/").at(-1)?.replace(".test.ts", ".ts")}"`;
    return /from "node:(child_process|worker_threads)"/.test(text) && !text.includes(`from ${tested}`);
  });
}

/** Tests that need an environment of their own: here all share one, in which the modules are loaded already. */
function withModulesReplaced(): string[] {
  return testsWhere((text) => text.includes(`vi.mock("@dz/`));
}

function testsWhere(holds: (text: string, path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"))
    .filter((path) => holds(readFileSync(path, "utf8"), path));
}

/**
 * The tests of a mutation run, see stryker.config.mjs: those of the package that is mutated. Not those of what is not
 * mutated, not those of whole processes, not the long property tests, and not those that read sources, which are full of
 * mutants here: what is killed is killed by the same quick tests every time.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      testTimeout: 60_000, // with all that is instrumented, on a machine that does other things too
      sequence: { sequencer: KillersFirst },
      include: [`${folder}/src/**/*.test.ts`],
      exclude: [
        "packages/ndarray/src/{kernels,math,threads}/**",
        "**/src/testing/**",
        "**/policies.test.ts",
        "**/*.property.test.ts",
        "**/*.sources.test.ts",
        ...ofOtherProcesses(),
        ...withModulesReplaced(),
      ],
    },
  }),
);
