import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { run, toolEnvironment } from "../lib/run.ts";

/** A package manager, as a user starts it. */
export type Manager = "npm" | "pnpm";

/** Makes the project of a user with these ranges. */
export function makeProject(folder: string, ranges: Readonly<Record<string, string>>, settings: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, dependencies: ranges }));
  writeFileSync(join(folder, ".npmrc"), settings);
  // By default pnpm takes no version that is younger than a day.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), "minimumReleaseAge: 0\n");
}

/** Installs, or updates within the ranges; what the manager said if it refused, else the versions of `name` that are there. */
export async function installed(
  manager: Manager,
  action: "install" | "update",
  folder: string,
  name: string,
): Promise<string> {
  const outside = outsideEnvironment();
  const env = { ...outside, PATH: `${toolEnvironment().PATH ?? ""}`, npm_config_cache: join(folder, "../cache") };
  const options = manager === "npm" ? ["--no-audit", "--no-fund"] : ["--store-dir", join(folder, "../store")];
  const { ok, output } = await run(manager, [action, ...options], { cwd: folder, env });
  if (!ok) return `refused: ${/\b(ERESOLVE|ERR_PNPM_\w+)\b/.exec(output)?.[0] ?? output.trim()}`;
  return copies(folder, name).join(" and ");
}

/** The versions of a package in the project, one for each copy; links to a copy are none. */
function copies(folder: string, name: string): string[] {
  const ending = ["node_modules", ...name.split("/"), "package.json"].join(sep);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => (JSON.parse(readFileSync(join(folder, path), "utf8")) as { version: string }).version)
    .sort();
}
