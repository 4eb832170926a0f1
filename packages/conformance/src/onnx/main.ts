/**
 * `pnpm trial onnx`: what is exported, in ONNX Runtime and before ONNX's own checker.
 *
 * @module
 */
import { type Command, flag, runCommand } from "@dz/command-line";
import { checkFiles } from "./check-files.ts";
import { writeTable } from "./write-table.ts";

const command: Command<"files"> = {
  usage: "npx --yes pnpm@12 trial onnx [options]",
  about:
    "Exports every function, layer and model, compares ONNX Runtime with dz in Node and in Chromium, times the models, and writes docs/onnx-table.md.",
  options: { files: flag("have ONNX's own checker look at the files instead (Debian: python3-onnx)") },
  foot: "Exit codes: 0 all is well, 1 something is not, 2 a mistake in the call.",
};

await runCommand("onnx", command, async ({ given }) => {
  if (given.files !== undefined) return checkFiles();
  await writeTable();
  return 0;
});
