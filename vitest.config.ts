import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./config/vitest.shared.ts";

// Where a machine reads the results: a file beside the usual report, so that the test command stays the same.
const { DZ_TEST_REPORT } = process.env;

/** The applications whose tests start the training command many times; they share one bundle of it. */
const starting = "apps/{sin-rnn,reliability}/src/**/*.test.ts";

/** Tests that load ONNX Runtime, which leaves a global Worker behind that is not that of a page. */
const withRuntime = ["packages/conformance/src/onnx/**/*.test.ts", "examples/src/onnx-guide.test.ts"];

/**
 * All packages together: as three projects, in which each worker loads a module once. A package alone has its own configuration,
 * which `pnpm --filter @dz/core test` reads.
 */
export default defineConfig({
  test: {
    projects: [
      mergeConfig(
        shared,
        defineConfig({
          test: {
            name: "dz",
            include: ["{packages,apps}/*/src/**/*.test.ts", "examples/src/**/*.test.ts", "scripts/**/*.test.ts"],
            exclude: ["**/node_modules/**", starting, ...withRuntime],
          },
        }),
      ),
      mergeConfig(shared, defineConfig({ test: { name: "runtime", include: withRuntime } })),
      mergeConfig(
        shared,
        defineConfig({
          test: { name: "runs", include: [starting], globalSetup: ["apps/sin-rnn/src/testing/bundle.ts"] },
        }),
      ),
    ],
    coverage: { provider: "v8", include: ["packages/*/src/**"] },
    reporters: DZ_TEST_REPORT ? ["default", ["json", { outputFile: DZ_TEST_REPORT }]] : ["default"],
  },
});
