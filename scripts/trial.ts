/**
 * Runs a trial by its name, with the arguments that follow: `pnpm trial fuzz --inputs 1000`. Without a name it lists them.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Command, oneOf, runCommand } from "@dz/command-line";
import { root } from "./lib/paths.ts";
import { type Trial, trialList, trials } from "./lib/trials.ts";

const command: Command<never> = {
  usage: "npx --yes pnpm@12 trial [NAME [options]]",
  about: `Runs a trial, a long command that tries what dz promises. NAME --help shows its options.\n\n${trialList()}`,
  takesOperands: true,
  options: {},
  foot: "The exit code is that of the trial: as a rule 0 nothing found, 1 something was, 2 a mistake in the call.",
};

/** Runs a trial in its folder; the exit code. */
function start({ folder, file }: Trial, args: readonly string[]): Promise<number> {
  const preload = join(root, "scripts/preload.mjs");
  const flags = ["--conditions=@dz/source", "--import", preload, file];
  const child = spawn(process.execPath, [...flags, ...args], { cwd: join(root, folder), stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const args = process.argv.slice(2);
const at = args.findIndex((argument) => !argument.startsWith("-"));
await runCommand(
  "trial",
  command,
  async ({ operands: [name] }) => {
    if (name !== undefined) return start(trials[oneOf("NAME", name, Object.keys(trials))] as Trial, args.slice(at + 1));
    console.log(trialList());
    return 0;
  },
  "stack",
  at < 0 ? args : args.slice(0, at + 1), // what follows the name is for the trial
);
