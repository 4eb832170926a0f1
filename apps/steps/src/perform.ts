/**
 * Runs programs for a reader: prints their output and writes their drawings into a folder.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { random } from "@dz/ndarray";
import type { Named } from "./catalog.ts";
import type { Options } from "./options.ts";
import { lineOf } from "./page.ts";

/** Prints a line, or several with line ends between them. */
export type Say = (line: string) => void;

/** The options that programs depend on. */
export type Surroundings = Pick<Options, "out" | "data" | "seed">;

/** Seeds the stream of random numbers and runs a program. */
export function perform({ prefix, program }: Named, { out, data, seed }: Surroundings, say: Say): void {
  random.seed(seed);
  program.run({
    print: (...things) => say(lineOf(things)),
    trace: () => {},
    draw: (name, contents) => {
      const path = join(out, `${prefix}-${name}`);
      mkdirSync(out, { recursive: true });
      writeFileSync(path, contents());
      say(`wrote ${path}`);
    },
    data,
  });
}

/** Runs several programs, each with a line about its success or failure; returns the number of failures. */
export function performAll(programs: readonly Named[], surroundings: Surroundings, say: Say): number {
  let failures = 0;
  for (const named of programs) {
    const start = performance.now();
    const reason = attempt(() => perform(named, surroundings, () => {}));
    if (reason !== null) failures++;
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    const verdict = reason === null ? "ok  " : "FAIL";
    say(`${verdict}  ${named.name.padEnd(7)}  ${seconds.padStart(6)} s  ${named.program.title}`);
    if (reason !== null) say(`      ${reason}`);
  }
  say(`${programs.length - failures} of ${programs.length} done, pictures are in ${surroundings.out}`);
  return failures;
}

/** The failure, in one line, or null. */
function attempt(body: () => void): string | null {
  try {
    body();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** The first line of the message of an error. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] as string;
}
