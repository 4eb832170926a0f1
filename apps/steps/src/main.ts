/**
 * The command: runs steps of the book and examples by their numbers and names.
 *
 * @module
 */
import { type Arguments, runCommand, workingFolder } from "@dz/command-line";
import { find, listText, namedSteps } from "./catalog.ts";
import { command, type Name, readOptions } from "./options.ts";
import { perform, performAll } from "./perform.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function main(args: Arguments<Name>): number {
  const { programs, ...surroundings } = readOptions(args, workingFolder());
  if (programs === "list") say(listText());
  else if (programs === "all") return performAll(namedSteps, surroundings, say) > 0 ? 1 : 0;
  else {
    for (const named of programs.map(find)) {
      say(`${named.name}: ${named.program.title}`);
      perform(named, surroundings, say);
    }
  }
  return 0;
}

await runCommand("steps", command, main, "line");
