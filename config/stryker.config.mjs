/**
 * The mutation run of one package, which `pnpm trial mutate` (scripts/mutate.ts) names in DZ_MUTATE, with the files to mutate in
 * DZ_MUTATE_PATTERNS. It is held by its own tests, see vitest.mutation.config.ts. Left out, for a reason each:
 * - `kernels/` and `math/` of ndarray: the arithmetic, compared bit for bit with the compiled kernels and with exact
 *   references;
 * - `threads/`: runs in workers, where a mutant that is switched on in the process of the tests is not;
 * - `src/testing/`: what the tests are made with;
 * - `page/client/`: runs in a browser.
 */
const { DZ_MUTATE: folder = "packages/core", DZ_MUTATE_PATTERNS: patterns = `${folder}/src/**` } = process.env;
const name = folder.split("/").at(-1);

export default {
  plugins: ["@stryker-mutator/vitest-runner"],
  testRunner: "vitest",
  vitest: { configFile: "config/vitest.mutation.config.ts", related: false },
  mutate: [
    ...patterns.split("\n"),
    "!**/*.test.ts",
    "!**/src/testing/**",
    "!packages/ndarray/src/{kernels,math,threads}/**",
    "!**/page/client/**",
  ],
  // A copy of the package, of what its tests read, and of what it is configured by. Other packages are found where they are.
  ignorePatterns: [
    "/*",
    "!/packages",
    "!/apps",
    "!/scripts",
    "/packages/*/*",
    "/apps/*/*",
    "/scripts/*",
    "!/packages/*/tsconfig.json",
    "!/apps/*/tsconfig.json",
    "!/scripts/tsconfig.json",
    "!/scripts/translate.mjs", // which the tests import on an older Node
    `!/${folder}/*`,
    "!/packages/conformance/data",
    "!/*.json",
    "!/config",
    "node_modules",
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
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: `report/mutation/${name}/mutants.json` },
  htmlReporter: { fileName: `report/mutation/${name}/mutants.html` },
  thresholds: { high: 90, low: 85, break: 85 },
  tempDirName: `.stryker-tmp/${name}`, // several runs may go at once
};
