import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { programFolders } from "./missing-programs.ts";

/** A program that has been started. */
export interface Started {
  /** Whether it has ended. */
  readonly isOver: () => boolean;
  /** Its exit code, or the name of the signal that has ended it. */
  readonly code: Promise<number | string>;
  /** What it has written so far, both streams together. */
  readonly output: () => string;
}

/** Starts a program in a folder, with some variables more. */
export function startProgram(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Started {
  const PATH = programFolders().join(delimiter);
  // A command that pnpm has started passes on where; the programs here are started anew.
  const { INIT_CWD: _, ...own } = process.env;
  const child = spawn(command, args, { cwd, env: { ...own, PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let over = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = once(child, "close").then(([status, signal]) => {
    over = true;
    return (status ?? signal) as number | string;
  });
  code.catch(() => {
    over = true;
  });
  return { isOver: () => over, code, output: () => output };
}
