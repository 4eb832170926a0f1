/**
 * Compiles the SIMD kernels to WebAssembly and writes them as text into the sources of `@dz/ndarray`, so that they need no
 * build step, no separate file and no fetch. With `--check` it only reports whether they are up to date.
 *
 * Each family of kernels is a module of its own, which a program that does not use it need not have.
 * The kernels are written once for all types; the entries that make modules of them are written into `assembly/generated`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { entryText, geometryText } from "./lib/kernel-entry.ts";
import { root } from "./lib/paths.ts";
import { run } from "./lib/run.ts";
import { temporaryFolder } from "./lib/temporary.ts";

const folder = join(root, "packages/ndarray");
// By its place: to the compiler the packages are other projects.
const kernels = (file: string): string => new URL(`../packages/ndarray/src/kernels/${file}`, import.meta.url).href;
const { geometryFields } = (await import(kernels("geometry.ts"))) as { readonly geometryFields: readonly string[] };
const { textOfBytes } = (await import(kernels("module-text.ts"))) as {
  readonly textOfBytes: (b: Uint8Array) => string;
};
const onlyCheck = process.argv.includes("--check");

/**
 * The place of the tables of a module: all modules but that of threads work on one memory, the heap of src/memory/heap.ts,
 * whose 8 KiB from 64 KiB on are theirs. After them comes assembly/workspace.ts.
 */
const tables = (module: number): string[] => ["--memoryBase", String(65536 + module * 1024)];
const shared = ["--enable", "threads", "--sharedMemory", "--initialMemory", "2", "--maximumMemory", "16384"];

/** Each has the kernels that `assembly/NAME` exports, and its text is exported as `NAME` from `src/kernels/generated/`. */
const modules = [
  { name: "arithmetic", text: "The SIMD kernels of arithmetic", options: tables(0) },
  { name: "products", text: "The SIMD kernels of products", options: tables(1) },
  { name: "cells", text: "The SIMD kernels of gates", options: tables(2) },
  { name: "images", text: "The SIMD kernels of images", options: tables(3) },
  { name: "optimizer", text: "The SIMD kernels of optimizers", options: tables(4) },
  { name: "threads", text: "The kernels of worker threads", options: [...tables(0), ...shared] },
];
type Module = (typeof modules)[number];

async function compile({ name, options }: Module): Promise<string> {
  using temporary = temporaryFolder();
  const file = join(temporary.path, "kernels.wasm");
  const common = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"];
  const all = [`assembly/generated/${name}.ts`, ...common, "--importMemory", ...options, "--outFile", file];
  const result = await run("asc", all, { cwd: folder });
  if (!result.ok) throw new Error(result.output);
  return textOfBytes(readFileSync(file));
}

function source({ name, text }: Module, module: string): string {
  return `// Written by scripts/build-kernels.ts from packages/ndarray/assembly; not edited by hand.

/** ${text}: a WebAssembly module as the text of module-text.ts. */
export const ${name}: string =
  "${module}";
`;
}

/** Writes a file of the package, or throws if it is another one and this is only a check. */
function put(path: string, text: string): void {
  const target = join(folder, path);
  if (onlyCheck && readFileSync(target, "utf8") !== text) {
    throw new Error(`${path} is not what the sources make; run pnpm --filter @dz/ndarray kernels`);
  }
  if (onlyCheck) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

try {
  const read = (file: string): string => readFileSync(join(folder, "assembly", file), "utf8");
  put("assembly/generated/geometry.ts", geometryText(geometryFields));
  for (const { name } of modules) put(`assembly/generated/${name}.ts`, entryText(name, read));
  const texts = await Promise.all(modules.map(compile));
  modules.forEach((module, i) => {
    put(`src/kernels/generated/${module.name}.ts`, source(module, texts[i] as string));
  });
} catch (error) {
  console.error(`build-kernels: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
