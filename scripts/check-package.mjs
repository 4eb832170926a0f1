/**
 * The `check` of one package, started in its folder: scripts/check.ts with `--package .`, after the tools are there. An install of
 * that package alone (`pnpm --filter @dz/core... install`) leaves them out, because programs start without them.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const missing = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).some(
  (name) => !existsSync(new URL(`node_modules/${name}`, import.meta.url)),
);
if (missing) {
  console.error("check: installing the tools of the checks, once");
  const install = ["--filter", "scripts...", "install", "--reporter=silent"];
  const { status } = spawnSync("pnpm", install, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error("check: the tools cannot be installed; run npx --yes pnpm@12 --filter scripts... install to see why");
    process.exit(1);
  }
}
process.argv.push("--package", ".");
await import("./check.ts");
