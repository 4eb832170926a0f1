/**
 * Compiles the SIMD kernels to WebAssembly and writes them as base64 text into the sources of `@dz/ndarray`, so that
 * they need no build step, no separate file and no fetch. With `--check` it only reports whether they are up to date.
 *
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
const geometry = new URL("../packages/ndarray/src/kernels/geometry.ts", import.meta.url).href;
const { geometryFields } = (await import(geometry)) as { readonly geometryFields: readonly string[] };
const onlyCheck = process.argv.includes("--check");

/** Each has the kernels that `assembly/LIST` exports, and is exported as `name` from `src/kernels/generated/`. */
const modules = [
  { list: "index", name: "simd", text: "The SIMD kernels", options: [] },
  {
    list: "threads",
    name: "threads",
    text: "The kernels of worker threads",
    options: ["--enable", "threads", "--sharedMemory", "--initialMemory", "2", "--maximumMemory", "16384"],
  },
];
type Module = (typeof modules)[number];

async function compile({ name, options }: Module): Promise<string> {
  using temporary = temporaryFolder();
  const file = join(temporary.path, "kernels.wasm");
  const common = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"];
  // The memory is the heap of src/memory/heap.ts; its first page is reserved, see assembly/workspace.ts.
  const memory = ["--importMemory", "--memoryBase", "65536"];
  const all = [`assembly/generated/${name}.ts`, ...common, ...memory, ...options, "--outFile", file];
  const result = await run("asc", all, { cwd: folder });
  if (!result.ok) throw new Error(result.output);
  return readFileSync(file).toString("base64");
}

function source({ name, text }: Module, base64: string): string {
  const lines = base64.match(/.{1,120}/g) ?? [];
  return `// Written by scripts/build-kernels.ts from packages/ndarray/assembly; not edited by hand.

/** ${text}: a WebAssembly module as base64. */
export const ${name}: string = \`
${lines.join("\n")}
\`;
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
  for (const module of modules) {
    put(`assembly/generated/${module.name}.ts`, entryText(module.list, read));
    put(`src/kernels/generated/${module.name}.ts`, source(module, await compile(module)));
  }
} catch (error) {
  console.error(`build-kernels: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
