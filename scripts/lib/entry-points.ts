import type { Manifest } from "./manifest.ts";

/** What users can import from a package. */
export interface EntryPoint {
  /** As in the manifest: `.`, `./testing/vitest`. */
  readonly path: string;
  /** The built declarations, relative to the package: `./dist/index.d.ts`. */
  readonly types: string;
  /** The file name of its report: `index.api.md`, `testing-vitest.api.md`. */
  readonly report: string;
}

/** The entry points of a package that have types, in the order of its `exports`. */
export function entryPoints({ exports = {} }: Pick<Manifest, "exports">): EntryPoint[] {
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === "string" || target.types === undefined
      ? []
      : [{ path, types: target.types, report: `${path.slice(2).replaceAll("/", "-") || "index"}.api.md` }],
  );
}
