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

/**
 * The tests of a mutation run, see stryker.config.mjs: those of core and ndarray. Not those of what is not mutated, not
 * those of whole processes, in which no mutant is switched on, and not the long property tests: what is killed is killed by
 * the same quick tests every time.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      testTimeout: 60_000, // with all that is instrumented, on a machine that does other things too
      sequence: { sequencer: KillersFirst },
      include: ["packages/{core,ndarray}/src/**/*.test.ts"],
      exclude: ["**/src/{kernels,math,threads,testing}/**", "**/policies.test.ts", "**/*.property.test.ts"],
    },
  }),
);
