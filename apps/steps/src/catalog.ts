import { UsageError } from "@dz/command-line";
import { examples } from "./examples.ts";
import type { Program } from "./page.ts";
import { steps } from "./steps.ts";

/** A program with the name by which it is selected, and the prefix of its files. */
export interface Named {
  readonly name: string;
  readonly prefix: string;
  readonly program: Program;
}

/** All steps. */
export const namedSteps: readonly Named[] = steps.map((program, i) => ({
  name: `step ${i + 1}`,
  prefix: `step${String(i + 1).padStart(2, "0")}`,
  program,
}));

/** All examples. */
export const namedExamples: readonly Named[] = Object.entries(examples).map(([name, program]) => ({
  name,
  prefix: name,
  program,
}));

/** The program with a number or a name. Throws {@link UsageError} if there is none. */
export function find(given: string): Named {
  const step = /^\d+$/.test(given) ? namedSteps[Number(given) - 1] : undefined;
  const found = step ?? namedExamples.find(({ name }) => name === given);
  if (found !== undefined) return found;
  const names = namedExamples.map(({ name }) => name).join(", ");
  throw new UsageError(`there is no ${given}: steps are 1 to ${steps.length}, examples are ${names}`);
}

/** The list for readers: one line per program. */
export function listText(): string {
  const line = ({ name, program }: Named): string =>
    `${name.replace("step ", "").padEnd(10)}${program.title}: ${program.teaches}`;
  return [...namedSteps, ...namedExamples].map(line).join("\n");
}
