import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../lib/paths.ts";

/** A program with all that it imports, as a page would load it: its size as it is and by gzip, in bytes. */
export interface Bundle {
  readonly raw: number;
  readonly gzip: number;
  readonly code: string;
  /** The source map of the code, back to the sources of the packages. */
  readonly map: string;
}

/** Bundles a program with the built packages, as esbuild does for a page: one minified ES module. */
export async function bundle(file: string): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile: "bundle.js",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    sourcemap: "external",
    write: false,
    logLevel: "silent",
  });
  const text = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const code = text(".js");
  return { raw: Buffer.byteLength(code), gzip: gzipSize(code), code, map: text(".map") };
}

/** The bytes of a text by gzip at its highest level. */
export function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
