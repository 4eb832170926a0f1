import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { reasonOf } from "./lines.ts";

const run = promisify(execFile);

/** Flags for the fastest code on this machine; on x86 with its widest vectors. */
const FLAGS = ["-O3", "-march=native", "-ffast-math", ...(process.arch === "x64" ? ["-mprefer-vector-width=512"] : [])];

/** Compiles a C++ program; returns the executable. Throws with the message of the compiler, in one line. */
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

/** The path of a peer's program. */
export function peerPath(...path: string[]): string {
  return join(import.meta.dirname, "../peers", ...path);
}
