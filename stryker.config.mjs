/**
 * The mutation run: `pnpm mutate`, or a part with `pnpm mutate --mutate packages/core/src/graph.ts`.
 *
 * What is mutated is the code of core and ndarray, each held by the tests of its own package. Left out, for a reason each:
 * - `kernels/` and `math/`: the arithmetic, compared bit for bit with the compiled kernels and with exact references;
 * - `threads/`: runs in workers, where a mutant that is switched on in the process of the tests is not;
 * - `src/testing/`: what the tests are made with.
 */
export default {
  plugins: ["@stryker-mutator/vitest-runner"],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  mutate: [
    "packages/{core,ndarray}/src/**/*.ts",
    "!packages/*/src/**/*.test.ts",
    "!packages/*/src/testing/**",
    "!packages/ndarray/src/{kernels,math,threads}/**",
  ],
  // A copy of the two packages and of what they are configured by.
  ignorePatterns: [
    "/*",
    "!/packages",
    "/packages/*",
    "!/packages/core",
    "!/packages/ndarray",
    "!/packages/conformance",
    "/packages/conformance/*",
    "!/packages/conformance/data",
    "!/*.json",
    "!/vitest*.ts",
    "assembly",
    "dist",
    ".tsc",
  ],
  disableTypeChecks: false, // types are stripped, not checked
  coverageAnalysis: "perTest",
  // What runs only while a module is loaded belongs to no test, so each such mutant would have to run them all: 13 % of the
  // mutants and 85 % of the time.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 5000,
  timeoutFactor: 1.5,
  incrementalFile: "report/mutation/incremental.json",
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: "report/mutation/mutants.json" },
  htmlReporter: { fileName: "report/mutation/mutants.html" },
  thresholds: { high: 90, low: 85, break: 85 },
  tempDirName: ".stryker-tmp",
};
