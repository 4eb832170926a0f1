import type { Options } from "tsup";
import { pureTables } from "./pure-tables.ts";

/**
 * Declares `Disposable` and `Symbol.dispose`, as TypeScript does from 5.2 on: a project whose target is es2022 has neither, unless
 * it has types of Node. Declarations lose such a line in a source, so it is added to what is built.
 */
const DISPOSABLE = '/// <reference lib="esnext.disposable" />';

/** One build for every published package: ES modules with types, no platform assumed. */
export function library(...entry: string[]): Options {
  return {
    entry,
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
    dts: {
      banner: DISPOSABLE,
      compilerOptions: { composite: false, customConditions: ["@dz/source"], stripInternal: true },
    },
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
