/**
 * Programs of other makers, fetched from the npm registry as users get them, without their install scripts.
 *
 * @module
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

/** Installs packages such as `deno@2.9.6` into a folder of the cache, once; the folder, or null if they cannot be had. */
export async function fetched(...packages: readonly string[]): Promise<string | null> {
  const folder = join(root, "node_modules/.cache/hosts", packages.join("+").replace(/[^\w.+-]/g, "_"));
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return folder;
  const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix", folder];
  const { ok } = await run("npm", ["install", ...options, ...packages], { env: outsideEnvironment() });
  return ok ? folder : null;
}

const BUN = "1.4.5";
const DENO = "2.9.6";

/** The name of the package with Bun for a system, such as `@oven/bun-linux-x64`. */
export function bunPackage(platform: string, arch: string): string {
  return `@oven/bun-${platform === "win32" ? "windows" : platform}-${arch === "arm64" ? "aarch64" : arch}`;
}

/** The program of Bun, or null. */
export async function findBun(): Promise<string | null> {
  const name = bunPackage(process.platform, process.arch);
  const folder = await fetched(`${name}@${BUN}`);
  return folder === null ? null : program(join(folder, "node_modules", name, "bin"), "bun");
}

/** The program of Deno, or null. Its package brings one for each system, of which npm installs the right one. */
export async function findDeno(): Promise<string | null> {
  const folder = await fetched(`deno@${DENO}`);
  if (folder === null) return null;
  const parts = join(folder, "node_modules/@deno");
  const names = existsSync(parts) ? readdirSync(parts) : [];
  return names.map((name) => program(join(parts, name), "deno")).find((file) => file !== null) ?? null;
}

function program(folder: string, name: string): string | null {
  return [name, `${name}.exe`].map((file) => join(folder, file)).find((file) => existsSync(file)) ?? null;
}
