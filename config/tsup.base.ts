import type { Options } from "tsup";
import { pureTables } from "./pure-tables.ts";

/** One build for every published package: ES modules with types, no platform assumed. */
export function library(...entry: string[]): Options {
  return {
    entry,
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
    dts: { compilerOptions: { composite: false, customConditions: [], stripInternal: true } },
    sourcemap: true,
    // The sources are in the package, where the maps point; a copy in each map would double its size.
    esbuildOptions: (options) => {
      options.sourcesContent = false;
    },
    esbuildPlugins: [pureTables],
    clean: true,
    treeshake: true,
  };
}
