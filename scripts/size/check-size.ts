import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "../checks/check.ts";
import { publishedPackages } from "../lib/manifest.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { budgets } from "./budgets.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { contentsOf, problemOf, tableOf } from "./report.ts";
import { piecesOf, sharesOfFamilies, sharesOfFiles } from "./shares.ts";

const FOLDER = "scripts/size/programs";
/** The files that `--list` shows; the others are one line. */
const LISTED = 40;

/** The programs, by name. */
export const programs: readonly string[] = readdirSync(join(root, FOLDER))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .sort();

/**
 * Builds the packages, bundles each program with what was built and compares its size with its budget. With the name of a
 * program, the table is followed by what that one is made of.
 */
export async function checkSize(listed: string | null): Promise<Verdict> {
  const filters = publishedPackages(root).map(({ manifest }) => `--filter=${manifest.name}`);
  const built = await run("turbo", ["run", "build", ...filters]);
  if (!built.ok) return built;

  const bundles = new Map<string, Bundle>();
  for (const name of programs) bundles.set(name, await bundle(`${FOLDER}/${name}.ts`));
  const problems = [...bundles].map(([name, size]) => problemOf(name, size, budgets[name])).filter((p) => p !== null);
  for (const name of Object.keys(budgets)) if (!bundles.has(name)) problems.push(`${name} has a budget and no program`);

  let table = tableOf(bundles, budgets);
  const chosen = listed === null ? undefined : bundles.get(listed);
  if (chosen !== undefined) {
    const pieces = piecesOf(chosen);
    table += `\n\n${listed}, in bytes:\n${contentsOf(sharesOfFamilies(pieces), sharesOfFiles(pieces), LISTED)}`;
  }
  return { ok: problems.length === 0, output: problems.join("\n"), table };
}
