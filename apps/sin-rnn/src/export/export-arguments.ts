/**
 * `export`: the network of a finished run as a file for other programs.
 *
 * @module
 */
import { basename, resolve } from "node:path";
import { type Command, choice, flag, path, readArguments, takes, takesPath, UsageError } from "@dz/command-line";
import { program } from "../command.ts";

type Name = "to" | "form" | "out" | "debug";

/** The formats: ONNX has what the network computes, the others its weights alone. */
export const formats = ["onnx", "safetensors", "npz"] as const;
/** How a recurrent network is called: step by step with its state in hand, or with a whole sequence. */
export const forms = ["step", "sequence"] as const;

/** The command. */
export const exportCommand: Command<Name> = {
  usage: `${program} export RUN [options]`,
  about:
    "Writes the network of a finished run for other programs: as ONNX, with what it computes, or its weights alone. The ONNX file of a run on a series takes and gives units of the series: scaling, logarithms and changes are in it.",
  options: {
    to: takes("FORMAT", "npz", "onnx, safetensors or npz (onnx)"),
    form: takes(
      "FORM",
      "sequence",
      "for onnx: step takes one step, with the state of the network in and out; sequence takes whole sequences, each from an empty state (step)",
    ),
    out: takesPath("FILE", "model.onnx", "a new file (the name of the run with that of the format)"),
    debug: flag("show errors with their stack"),
  },
  takesOperands: true,
};

/** What is asked for. */
export interface ExportAsked {
  /** The absolute path of the run folder. */
  readonly run: string;
  readonly to: (typeof formats)[number];
  /** Null if it was not given: then it is the step form. */
  readonly form: (typeof forms)[number] | null;
  /** The absolute path of the new file. */
  readonly out: string;
}

/** Reads the arguments after `export`. Throws {@link UsageError}. */
export function parseExportArguments(argv: readonly string[], cwd: string): ExportAsked | "help" {
  const { given, operands } = readArguments(exportCommand, argv);
  if (given.help !== undefined) return "help";
  const [run, more] = operands;
  if (run === undefined) throw new UsageError("export takes the folder of a run, such as runs/first");
  if (more !== undefined) throw new UsageError(`export takes one run, got ${JSON.stringify(more)} as well`);
  const to = choice("to", given, formats, "onnx");
  if (given.form !== undefined && to !== "onnx") {
    throw new UsageError(`--form ${given.form}: ${to} has the weights alone, which have no form; omit it`);
  }
  const folder = resolve(cwd, run);
  return {
    run: folder,
    to,
    form: choice("form", given, forms, null),
    out: path("out", given, cwd, "a file") ?? resolve(cwd, `${basename(folder)}.${to}`),
  };
}
