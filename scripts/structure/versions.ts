/**
 * The version of a package in its sources.
 *
 * Messages about two copies of a package name both versions. A library that runs in browsers cannot read its
 * package.json, so `src/version.ts` repeats what is in there.
 *
 * @module
 */
import type { Problem, Tree } from "./tree.ts";

/** The constant in a `src/version.ts`. */
const CONSTANT = /^export const version = "([^"]*)";$/m;

/** The text of a `src/version.ts` with another version; unchanged if it has no such constant. */
export function withVersion(text: string, version: string): string {
  return text.replace(CONSTANT, () => `export const version = "${version}";`);
}

/** Each `src/version.ts` must name the version of its package. `pnpm run version` writes it. */
export function versionsAgree(tree: Tree): Problem[] {
  return tree.packages.flatMap(({ folder, manifest, sources }) =>
    sources
      .filter(({ path }) => path === "src/version.ts")
      .map(({ path, text }) => ({ file: `${folder}/${path}`, said: CONSTANT.exec(text)?.[1] }))
      .filter(({ said }) => said !== manifest.version)
      .map(({ file, said }) => ({
        file,
        message: `says version ${said ?? "(none)"}, package.json says ${manifest.version}; write export const version = "${manifest.version}";`,
      })),
  );
}
