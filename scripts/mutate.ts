/**
 * Mutation testing, which finds changes of the code that no test detects: `pnpm mutate` for core and ndarray, `--mutate
 * "packages/optimizers/src/**"` or `--mutate FILE,FILE` for other code of any packages. Each package has a separate run
 * with its own tests; other options are passed to Stryker. Exit code 1 if a package is below the threshold in
 * stryker.config.mjs.
 */
import { spawn } from "node:child_process";
import { readMutateArguments } from "./lib/mutation.ts";
import { root } from "./lib/paths.ts";

const { packages, others } = readMutateArguments(process.argv.slice(2));
for (const { folder, patterns } of packages) {
  console.log(`mutate: ${folder}`);
  const env = { ...process.env, DZ_MUTATE: folder, DZ_MUTATE_PATTERNS: patterns.join("\n") };
  const child = spawn("stryker", ["run", ...others], { cwd: root, env, stdio: "inherit" });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) process.exitCode = 1;
}
