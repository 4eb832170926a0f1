import { SourceMap, type SourceMapPayload } from "node:module";
import type { Bundle } from "./bundle.ts";

/** How many bytes of a bundle come from a file, or from a folder. */
export type Share = readonly [from: string, bytes: number];

/** The files of which a bundle is made, the largest part first: each character belongs to the file where its map leads. */
export function sharesOfFiles({ code, map }: Pick<Bundle, "code" | "map">): Share[] {
  const sources = new SourceMap(JSON.parse(map) as SourceMapPayload);
  const bytes = new Map<string, number>();
  for (const [line, text] of code.split("\n").entries()) {
    for (let column = 0; column < text.length; column++) {
      const entry = sources.findEntry(line, column);
      const from = "originalSource" in entry ? nameOf(entry.originalSource) : "the bundler";
      bytes.set(from, (bytes.get(from) ?? 0) + 1);
    }
  }
  return sorted(bytes);
}

/** The same by package and folder: `ndarray/src/kernels/js.ts` belongs to `ndarray/kernels`, `layers/src/rnn.ts` to `layers`. */
export function sharesOfFamilies(files: readonly Share[]): Share[] {
  const bytes = new Map<string, number>();
  for (const [file, size] of files) {
    const [, name = file, folder] = file.match(/^([\w-]+)\/src\/(?:([\w-]+)\/)?/) ?? [];
    const family = folder === undefined || name !== "ndarray" ? name : `${name}/${folder}`;
    bytes.set(family, (bytes.get(family) ?? 0) + size);
  }
  return sorted(bytes);
}

/** `../packages/core/src/a.ts` → `core/src/a.ts`, `…/node_modules/fflate/esm/browser.js` → `fflate`. */
function nameOf(source: string): string {
  const [, library] = source.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//) ?? [];
  return library ?? source.replace(/^.*?packages\//, "");
}

function sorted(bytes: ReadonlyMap<string, number>): Share[] {
  return [...bytes].sort(([, a], [, b]) => b - a);
}
