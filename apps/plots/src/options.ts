import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What the command is to do. */
export interface Options {
  /** The absolute paths of the runs; none for the newest. */
  readonly runs: readonly string[];
  /** The absolute path of the folder that the report goes to. */
  readonly out: string;
  /** The animations show every n-th epoch, and the last. */
  readonly every: number;
}

/** Arguments that are wrong; the message is one line. */
export class UsageError extends Error {}

/** What `--help` prints. */
export const helpText: string = `Usage: npx --yes pnpm@12 --filter plots start [RUN ...] [options]

Makes a report with figures of the runs of sin-rnn. RUN is a run folder, or a
folder of run folders as sin-rnn compare makes it; without one it is the newest
in runs.

  --out DIR    folder for the report; an earlier report there is replaced, a
               folder with anything else is refused (report)
  --every N    show every N-th epoch in the animations, for smaller files (1)
  -h, --help   print this help
  --version    print the version

Exit codes: 0 done, 1 some run could not be read or drawn or a file not be
written, 2 wrong options, or no run is there.
`;

/** Reads the arguments of the command; relative paths begin in `cwd`. Throws {@link UsageError}. */
export function parseOptions(argv: readonly string[], cwd: string): Options | "help" | "version" {
  const first = argv.findIndex((argument) => argument !== "--"); // package managers pass on what separates their options
  const args = first < 0 ? [] : argv.slice(first);
  const options = {
    out: { type: "string" },
    every: { type: "string" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean" },
  } as const;
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const runs: string[] = [];
  let out = "report";
  let every = 1;
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (token.value === "") throw new UsageError('RUN takes the path of a folder, got ""');
      const path = resolve(cwd, token.value);
      if (!runs.includes(path)) runs.push(path);
      continue;
    }
    if (token.kind === "option-terminator") continue; // what follows are paths
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name)) {
      throw new UsageError(`unknown option ${shown(rawName)}, --help lists all options`);
    }
    if (name === "help" || name === "version") {
      if (value !== undefined) throw new UsageError(`--${name} takes no value, got ${shown(value)}`);
      return name;
    }
    if (value === undefined || (!token.inlineValue && /^--?[a-z]/i.test(value))) {
      throw new UsageError(`--${name} needs a value, as in --${name} ${name === "out" ? "report" : "2"}`);
    }
    if (name === "out") {
      if (value === "") throw new UsageError('--out takes the path of a folder, got ""');
      out = value;
    } else {
      every = Number(value);
      if (!/^[1-9]\d{0,5}$/.test(value)) {
        throw new UsageError(`--every takes a whole number from 1 to 999999, got ${shown(value)}`);
      }
    }
  }
  return { runs, out: resolve(cwd, out), every };
}

/** A text as it was typed; cut if it is long, quoted if it would not be seen or would break the line. */
function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return /^[!-~…]+$/.test(short) ? short : JSON.stringify(short);
}
