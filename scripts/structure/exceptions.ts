/**
 * Files of the libraries that run but have no test beside them, each with the place that tests them instead.
 * An entry that is no longer needed fails the check.
 */
export const exceptions: Readonly<Record<string, string>> = {
  "packages/command-line/src/testing/program.ts": "run-command.test.ts starts it as a process",
};
