import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { pureTables } from "../../config/pure-tables.ts";
import { root } from "../lib/paths.ts";

/** What a bundler keeps of a package. */
export interface Kept {
  /** The files of which something is kept, with the bytes, by their paths in the package: `src/tanh.ts`. */
  readonly files: Readonly<Record<string, number>>;
  readonly code: string;
}

/**
 * Treats every file of the package as one with side effects, as if it were all one file, which it is when it is built. Other
 * packages stay outside and count as free of effects.
 */
const ownFilesCount: Plugin = {
  name: "own-files-count",
  setup(api) {
    api.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" ? null : { path, external: true, sideEffects: false },
    );
    api.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), sideEffects: true }));
  },
};

/**
 * What esbuild keeps of the package in `packages/FOLDER` for a program that imports `names` and uses them; without names, what
 * it keeps of a package of which nothing is used.
 */
export async function kept(folder: string, names: readonly string[] = []): Promise<Kept> {
  const from = `"./packages/${folder}/src/index.ts"`;
  const program =
    names.length === 0 ? `import ${from};` : `import { ${names.join(", ")} } from ${from}; console.log(${names});`;
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: program, resolveDir: root },
    outfile: "kept.js",
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    format: "esm",
    platform: "neutral",
    plugins: [ownFilesCount, pureTables],
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
  const files = Object.entries(inputs)
    .filter(([path, { bytesInOutput }]) => path.startsWith(`packages/${folder}/`) && bytesInOutput > 0)
    .map(([path, { bytesInOutput }]) => [path.replace(`packages/${folder}/`, ""), bytesInOutput]);
  return { files: Object.fromEntries(files), code: outputFiles[0]?.text ?? "" };
}
