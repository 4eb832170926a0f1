/**
 * Compiles the SIMD kernels to WebAssembly and writes them as base64 text into the sources of `@dz/ndarray`, so that
 * they need no build step, no separate file and no fetch. With `--check` it only reports whether they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.ts";
import { run } from "./lib/run.ts";
import { temporaryFolder } from "./lib/temporary.ts";

const folder = join(root, "packages/ndarray");

/** Each is compiled from `assembly/NAME`, and exported as `name` from `src/kernels/generated/`. */
const modules = [
  { entry: "index.ts", name: "simd", text: "The SIMD kernels", options: [] },
  {
    entry: "threads.ts",
    name: "threads",
    text: "The kernels of worker threads",
    options: ["--enable", "threads", "--sharedMemory", "--initialMemory", "2", "--maximumMemory", "16384"],
  },
];
type Module = (typeof modules)[number];

async function compile({ entry, options }: Module): Promise<string> {
  using temporary = temporaryFolder();
  const file = join(temporary.path, "kernels.wasm");
  const common = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"];
  // The memory is the heap of storage.ts; its first page is reserved, see assembly/workspace.ts.
  const memory = ["--importMemory", "--memoryBase", "65536"];
  const all = [`assembly/${entry}`, ...common, ...memory, ...options, "--outFile", file];
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

try {
  for (const module of modules) {
    const text = source(module, await compile(module));
    const target = join(folder, `src/kernels/generated/${module.name}.ts`);
    if (!process.argv.includes("--check")) writeFileSync(target, text);
    else if (readFileSync(target, "utf8") !== text) {
      throw new Error("the compiled kernels are not those of the sources; run pnpm --filter @dz/ndarray kernels");
    }
  }
} catch (error) {
  console.error(`build-kernels: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
