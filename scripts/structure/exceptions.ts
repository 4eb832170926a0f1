/**
 * Source files of libraries without a test beside them, each with the place that tests it instead. A superfluous entry
 * fails the check.
 */
export const exceptions: Readonly<Record<string, string>> = {
  "packages/command-line/src/testing/program.ts": "run-command.test.ts starts it as a process",
};
