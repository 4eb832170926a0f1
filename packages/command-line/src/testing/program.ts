/** A command for end-to-end tests: it prints `--n`, and fails at 13, with `--brief` in one line. */
import { flag, takes } from "../command.ts";
import { runCommand, workingFolder } from "../run-command.ts";
import { whole } from "../values.ts";

const command = {
  usage: "program",
  about: "Prints a number.",
  options: { n: takes("N", "1", "the number (7)"), brief: flag("errors in one line") },
};

await runCommand(
  "program",
  command,
  ({ given }) => {
    const n = whole("n", given, 0, 99) ?? 7;
    if (n === 13) throw new RangeError("13 brings\nbad luck");
    console.log(n, workingFolder());
    return n === 99 ? 1 : 0;
  },
  process.argv.includes("--brief") ? "line" : "stack",
);
