/**
 * The types of the packed packages, as users' compilers read them: the least TypeScript that is supported, and the newer ones,
 * with each way to resolve modules, without and with the types of Node, and with `skipLibCheck` off.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportedValues } from "./exported-values.ts";
import { fetched } from "./fetched.ts";
import { readManifest } from "./manifest.ts";
import { root } from "./paths.ts";
import { run } from "./run.ts";

/** The versions of TypeScript; the first is the least that is supported, which docs/support.md states. */
export const typescripts: readonly string[] = ["5.2.2", "5.9.3", "6.0.3", "7.0.2"];

/** The TypeScript of the repository, which need not be fetched. */
const own = {
  folder: join(root, "node_modules/typescript"),
  version: readManifest(join(root, "node_modules/typescript")).version,
};

const ways = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext", types: [] },
  node16: { module: "node16", moduleResolution: "node16", types: [] },
  bundler: { module: "esnext", moduleResolution: "bundler", types: [] },
  "with @types/node": { module: "nodenext", moduleResolution: "nodenext", types: ["node"] },
};

/** A project with a way to resolve modules. */
export type Way = keyof typeof ways;

/** All ways. */
export const wayNames: readonly Way[] = Object.keys(ways) as Way[];

/** The entries of a package that its `exports` give types: `@dz/core/testing` and its declaration file. */
export function typedEntries(folder: string): { readonly entry: string; readonly file: string }[] {
  const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    exports: Record<string, string | { types?: string }>;
  };
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === "string" || target.types === undefined
      ? []
      : [{ entry: name + path.slice(1), file: join(folder, target.types) }],
  );
}

/**
 * Writes into `folder` a module for each entry of the packages that exports a value made from everything in it; the names of
 * the files.
 */
export function writeExportedValues(folder: string, packages: readonly string[]): string[] {
  return packages.flatMap(typedEntries).map(({ entry, file }) => {
    const name = `${entry.replace(/^@/, "").replaceAll("/", "-")}.ts`;
    writeFileSync(join(folder, name), exportedValues(entry, file));
    return name;
  });
}

/**
 * Compiles files of a project in one way; returns what the compiler said, or an empty text. Without the types of Node the files
 * that import its modules are left out.
 */
export async function compiled(
  project: string,
  files: readonly string[],
  typescript: string,
  way: Way,
): Promise<string> {
  const withNode = ways[way].types.length > 0;
  const chosen = files.filter((file) => withNode || !readFileSync(join(project, file), "utf8").includes('from "node:'));
  const config = join(project, `tsconfig.${typescript}.${wayNames.indexOf(way)}.json`);
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const compilerOptions = { target: "es2022", ...strict, declaration: true, noEmit: true, ...ways[way] };
  writeFileSync(config, JSON.stringify({ compilerOptions, files: chosen }));
  const bin = join(typescript === own.version ? own.folder : await fetched("typescript", typescript), "bin/tsc");
  const result = await run(process.execPath, [bin, "-p", config, "--pretty", "false"], { cwd: project });
  return result.ok ? "" : result.output;
}
