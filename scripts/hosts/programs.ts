/**
 * Bun and Deno, from their npm packages.
 *
 * @module
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fetchedOrNull } from "../lib/fetched.ts";

const BUN = "1.4.5";
const DENO = "2.9.6";

/** The name of the package with Bun for a system, such as `@oven/bun-linux-x64`. */
export function bunPackage(platform: string, arch: string): string {
  return `@oven/bun-${platform === "win32" ? "windows" : platform}-${arch === "arm64" ? "aarch64" : arch}`;
}

/** The program of Bun, or null. */
export async function findBun(): Promise<string | null> {
  const name = bunPackage(process.platform, process.arch);
  const folder = await fetchedOrNull(name, BUN);
  return folder === null ? null : program(join(folder, "bin"), "bun");
}

/** The program of Deno, or null. Its package brings one for each system, of which npm installs the right one. */
export async function findDeno(): Promise<string | null> {
  const folder = await fetchedOrNull("deno", DENO);
  if (folder === null) return null;
  const parts = join(folder, "../@deno"); // installed beside it
  const names = existsSync(parts) ? readdirSync(parts) : [];
  return names.map((name) => program(join(parts, name), "deno")).find((file) => file !== null) ?? null;
}

function program(folder: string, name: string): string | null {
  return [name, `${name}.exe`].map((file) => join(folder, file)).find((file) => existsSync(file)) ?? null;
}
