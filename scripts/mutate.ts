/**
 * Which changes of the code no test notices: `pnpm trial mutate` for core and ndarray, with `--mutate` for other files, of
 * any packages. Exit code 1 if a package stays below what config/stryker.config.mjs asks for.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { type Arguments, runCommand } from "@dz/command-line";
import { command, type Name, readMutateArguments } from "./lib/mutation.ts";
import { root } from "./lib/paths.ts";
import { toolEnvironment } from "./lib/run.ts";

async function main(args: Arguments<Name>): Promise<number> {
  const { packages, others } = readMutateArguments(args);
  let worst = 0;
  for (const { folder, patterns } of packages) {
    console.log(`mutate: ${folder}`);
    const env = { ...toolEnvironment(), DZ_MUTATE: folder, DZ_MUTATE_PATTERNS: patterns.join("\n") };
    const child = spawn("stryker", ["run", "config/stryker.config.mjs", ...others], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) worst = 1;
  }
  return worst;
}

await runCommand("mutate", command, main);
