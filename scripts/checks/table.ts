/**
 * The checks by name, in the order in which they run. One line each: a check that is more than the call of a tool has a
 * file of its own beside this one.
 *
 * @module
 */
import { run } from "../lib/run.ts";
import { checkSize } from "../size/check-size.ts";
import { api } from "./api.ts";
import { type Check, program, theWhole } from "./check.ts";
import { packages } from "./packages.ts";
import { release } from "./release.ts";

const types: Check = {
  look: ({ folder }) => run("tsc", ["-b", "--pretty", "false", ...(folder === undefined ? [] : [folder])]),
};

const lint: Check = {
  look: ({ folder = "." }) => run("biome", ["ci", "--error-on-warnings", "--colors=off", folder]),
  fix: ({ folder = "." }) => run("biome", ["check", "--write", "--colors=off", folder]), // what it cannot mend, the look says
};

const structure: Check = {
  look: ({ folder }) => program("scripts/check-structure.ts", ...(folder === undefined ? [] : [folder])),
};

const kernels: Check = {
  concerns: ({ folder }) => folder === undefined || folder === "packages/ndarray",
  look: () => program("scripts/build-kernels.ts", "--check"),
};

const exports: Check = {
  concerns: theWhole, // whether another package uses an export
  look: () => run("knip", ["--config", "config/knip.json"]),
};

const size: Check = {
  concerns: theWhole, // a program is made of several packages
  look: ({ listed }) => checkSize(listed),
};

export const checks: Readonly<Record<string, Check>> = {
  types,
  lint,
  structure,
  kernels,
  exports,
  packages,
  api,
  size,
  release,
};
