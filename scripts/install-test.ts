/**
 * Plays users of npm, pnpm and yarn, each from an empty folder: installs what the README of a package says from a registry
 * with the packed packages, compiles the programs of that README, and runs them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, choice, runCommand, takes } from "@dz/command-line";
import { listManagers } from "./install-test/managers.ts";
import { startRegistry } from "./install-test/registry.ts";
import { follow } from "./install-test/user.ts";
import { publishedPackages } from "./lib/manifest.ts";
import { root } from "./lib/paths.ts";
import { printTable } from "./lib/table.ts";
import { packPackages } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";

const command: Command<"with" | "package"> = {
  usage: "npx --yes pnpm@12 trial install-test [options]",
  about:
    "Follows the README of each package from an empty folder as a user of npm, pnpm 12 and 10, yarn 1, and yarn 4 with and " +
    "without node_modules: installs the packed packages, checks the types, and compares the output of the programs.",
  options: {
    with: takes("MANAGER", '"yarn 1"', "one package manager (default all)"),
    package: takes("NAME", "@dz/core", "one package (default all)"),
  },
  foot: "Exit codes: 0 all programs ran as shown, 1 some did not, 2 a mistake in the call.",
};

/** A tool at the version that this repository has. */
function tool(name: string): string {
  const manifest = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as {
    version: string;
  };
  return `${name}@${manifest.version}`;
}

await runCommand("install-test", command, async ({ given }) => {
  const all = await listManagers();
  const packages = publishedPackages(root);
  const only = choice(
    "with",
    given,
    all.map(({ name }) => name),
    null,
  );
  const named = choice(
    "package",
    given,
    packages.map(({ manifest }) => manifest.name),
    null,
  );
  const managers = all.filter(({ name }) => only === null || name === only);
  using temporary = temporaryFolder();
  await using registry = await startRegistry(await packPackages(temporary.path));
  const tools = [tool("typescript"), tool("@types/node")];
  const surroundings = { dz: registry.url, tools, caches: join(temporary.path, "caches") };

  const present = managers.filter((manager) => {
    if ("missing" in manager) console.warn(`install-test: NOT TESTED: ${manager.name} ${manager.missing}`);
    return !("missing" in manager);
  });
  const failures: string[] = [];
  const rows = [["package", ...present.map(({ name }) => name)]];
  for (const { folder, manifest } of packages) {
    if (named !== null && manifest.name !== named) continue;
    const readme = readFileSync(join(root, folder, "README.md"), "utf8");
    const cells: string[] = [];
    for (const manager of present) {
      if ("missing" in manager) continue;
      const place = join(temporary.path, "users", `${folder}-${manager.name}`.replace(/\W+/g, "-"));
      const problem = await follow(readme, manager, place, surroundings);
      if (problem !== "") failures.push(`${manifest.name} with ${manager.name}: ${problem}`);
      cells.push(problem === "" ? "ok" : "FAIL");
    }
    rows.push([manifest.name, ...cells]);
  }
  printTable(rows);
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(`\ninstall-test: ${(rows.length - 1) * present.length} users, ${failures.length} failures`);
  return failures.length > 0 ? 1 : 0;
});
