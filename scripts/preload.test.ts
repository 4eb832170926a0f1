import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeBinaries } from "./lib/nodes.ts";
import { root } from "./lib/paths.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "preload-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(["sin-rnn", "plots"])("%s starts without, with and with an unusable compile cache", (app) => {
  const cwd = join(root, "apps", app);
  const { scripts } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")) as { scripts: { start: string } };
  const [node, ...args] = scripts.start.split(" ");
  expect(node).toBe("node");
  const version = (cache: string): string => {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    return execFileSync(process.execPath, [...args, "--version"], { cwd, env, encoding: "utf8" });
  };

  const cache = join(folder, "cache");
  const first = version(cache);
  expect(first).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(50);
  expect(version(cache)).toBe(first);
  const file = join(folder, "file");
  writeFileSync(file, "no folder");
  expect(version(file)).toBe(first);
});

/** Requires a Node that strips types and supports `using` and `import.meta.main`, also in a process that it starts. */
const program = `
import { execFileSync } from "node:child_process";
import module from "node:module";
import { type Name, say } from "./say.ts";

if (import.meta.main) {
  const name: Name = process.argv[2] ?? "";
  using _ = { [Symbol.dispose]: (): void => say("end", name) };
  say(module.stripTypeScriptTypes("export let a: number;").replace(/\\s*;\\s*/, ""), name);
  if (name === "") process.stdout.write(execFileSync(process.execPath, [import.meta.filename, "child"]));
}
`;
const say = `
export type Name = string;
export const say = (text: string, name: Name): void => console.log(name, text);
`;

/** Runs the program like a command, with a preload in a folder. */
function start(
  node: string,
  options: readonly string[],
  scripts: string,
): { status: number | null; stderr: string; stdout: string } {
  const main = join(folder, "main.ts");
  writeFileSync(main, program);
  writeFileSync(join(folder, "say.ts"), say);
  const args = [...options, "--import", join(scripts, "preload.mjs"), main];
  const env = { PATH: process.env.PATH };
  return spawnSync(node, args, { env, encoding: "utf8" });
}

/** Makes this Node one without type stripping, and silences a warning about newer forms of hooks. */
const WITHOUT_TYPES = ["--no-strip-types", "--no-deprecation"];

test("the sources run on the machine's Node and on this one, even without type stripping", async () => {
  const scripts = join(root, "scripts");
  const nodes = (await nodeBinaries()).map(({ file }) => ({ file, options: [] as string[] }));
  for (const { file, options } of [...nodes, { file: process.execPath, options: WITHOUT_TYPES }]) {
    expect(start(file, options, scripts)).toMatchObject({
      status: 0,
      stdout: " export let a\nchild export let a\nchild end\n end\n",
    });
  }
});

test("a Node that can neither run nor translate the sources is refused in one line", () => {
  copyFileSync(join(root, "scripts/preload.mjs"), join(folder, "preload.mjs"));
  const { status, stdout, stderr } = start(process.execPath, WITHOUT_TYPES, folder);
  expect([status, stdout]).toEqual([2, ""]);
  // Not process.versions: on an older Node the tests start programs with that of the repository.
  const version = execFileSync(process.execPath, ["-p", "process.versions.node"], { encoding: "utf8" }).trim();
  expect(stderr).toBe(
    `dz: node ${version} cannot run this: it needs typescript for it, which is not installed; install Node 24 or newer, or run pnpm install\n`,
  );
});
