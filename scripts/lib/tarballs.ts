import { publishedPackages } from "./manifest.ts";
import { root } from "./paths.ts";
import { run } from "./run.ts";

/** A packed package; `file` is the absolute path of the .tgz, `size` its size in bytes. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
}

function allNames(): string[] {
  return publishedPackages(root).map(({ manifest }) => manifest.name);
}

interface Packed extends Omit<Tarball, "file"> {
  readonly filename: string;
}

/**
 * What a build says of types that the declarations of users could not name; turbo repeats it when it takes a build from its
 * cache.
 */
export function unnamedTypes(output: string): string[] {
  return output.split("\n").filter((line) => /\[plugin dts\]|TS(2742|2883|4023)/.test(line));
}

/**
 * Packs published packages into `folder`, all or those named; `prepack` builds each. Throws the output of the tools if
 * one fails.
 */
export async function packPackages(folder: string, names: readonly string[] = allNames()): Promise<Tarball[]> {
  const filters = names.map((name) => `--filter=${name}`);
  const pack = await run("pnpm", ["-r", ...filters, "pack", "--pack-destination", folder, "--json"]);
  if (!pack.ok) throw new Error(`pnpm pack failed\n${pack.output}`);
  const unnamed = unnamedTypes(pack.output);
  if (unnamed.length > 0) throw new Error(`types have no name for users; export them\n${unnamed.join("\n")}`);
  return [JSON.parse(pack.stdout) as Packed | Packed[]] // of a single package no list
    .flat()
    .map(({ name, version, filename, size }) => ({ name, version, file: filename, size }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
