import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { reasonOf } from "./lines.ts";

const run = promisify(execFile);

/** Flags for the fastest code of the machine's own kind; on x86 also its widest vectors. */
const FLAGS = ["-O3", "-march=native", "-ffast-math", ...(process.arch === "x64" ? ["-mprefer-vector-width=512"] : [])];

/** Compiles one C++ program; the result is the file to start. Throws with what the compiler said, in one line. */
export async function compile(
  compiler: string,
  source: string,
  file: string,
  options: readonly string[] = [],
): Promise<string> {
  try {
    await run(compiler, [...FLAGS, "-std=c++17", source, ...options, "-o", file]);
    return file;
  } catch (error) {
    const { stderr = "", message } = error as Error & { readonly stderr?: string };
    const said = stderr.split("\n").find((line) => /error|cannot find/.test(line));
    throw new Error(said?.trim() ?? (stderr === "" ? message : reasonOf(stderr)));
  }
}

/** The peers' programs. */
export function peerPath(...path: string[]): string {
  return join(import.meta.dirname, "../peers", ...path);
}
