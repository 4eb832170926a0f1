import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./config/vitest.shared.ts";

// Where a machine reads the results: a file beside the usual report, so that the test command stays the same.
const { DZ_TEST_REPORT } = process.env;

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      projects: ["packages/*", "apps/*", "examples", "scripts"],
      coverage: { provider: "v8", include: ["packages/*/src/**"] },
      reporters: DZ_TEST_REPORT ? ["default", ["json", { outputFile: DZ_TEST_REPORT }]] : ["default"],
    },
  }),
);
