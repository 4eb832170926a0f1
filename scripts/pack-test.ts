/**
 * Packs every published package and installs the tarballs with npm into an empty project elsewhere. There it type-checks and
 * runs the first program of each README, loads every package with `require()`, checks a function with `node:test`, and compiles
 * all types with the versions of TypeScript that are supported: this tests what users get, not this tree.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leastNodes, nodeOf } from "./lib/least-nodes.ts";
import { publishedPackages } from "./lib/manifest.ts";
import { type NodeBinary, nodeBinaries, outsideEnvironment } from "./lib/nodes.ts";
import { root } from "./lib/paths.ts";
import { firstProgram, normalized, type Program } from "./lib/readme.ts";
import { type RunResult, run } from "./lib/run.ts";
import { printTable } from "./lib/table.ts";
import { packPackages, type Tarball } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";
import { compiled, typedEntries, typescripts, wayNames, writeExportedValues } from "./lib/type-trial.ts";

interface Subject {
  readonly name: string;
  readonly file: string;
  readonly program: Program | undefined;
  readonly tarball: Tarball | undefined;
}

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    types: ["node"],
    rootDir: "src",
    outDir: "out",
  },
  include: ["src"],
};

function readPage(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** The packages, and the program of the main README, which uses several of them. */
function subjects(tarballs: readonly Tarball[]): Subject[] {
  const pages = publishedPackages(root).map(({ folder, manifest }) => ({ name: manifest.name, folder }));
  return [...pages, { name: "README.md", folder: "." }].map(({ name, folder }) => ({
    name,
    file: name.replace(/^@dz\//, "").replace(/\.md$/, ""),
    program: firstProgram(readPage(join(root, folder, "README.md"))),
    tarball: tarballs.find((tarball) => tarball.name === name),
  }));
}

async function install(project: string, tarballs: readonly Tarball[]): Promise<void> {
  const versions = JSON.parse(readFileSync(join(root, "node_modules/@types/node/package.json"), "utf8")) as {
    version: string;
  };
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "outside", private: true, type: "module" }));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(TSCONFIG));
  const packages = [...tarballs.map(({ file }) => file), `@types/node@${versions.version}`];
  const result = await run("npm", ["install", "--no-audit", "--no-fund", ...packages], {
    cwd: project,
    env: outsideEnvironment(),
  });
  if (!result.ok) throw new Error(`npm install of the tarballs failed\n${result.output}`);
}

/** Compiles all programs; returns the errors of each file. */
async function compile(project: string, programs: readonly Subject[]): Promise<Map<string, string>> {
  mkdirSync(join(project, "src"));
  for (const { file, program } of programs) {
    if (program !== undefined) writeFileSync(join(project, "src", `${file}.ts`), program.code);
  }
  const { ok, output } = await run("tsc", ["-p", project, "--pretty", "false"], { cwd: project });
  const errors = new Map(
    programs.map(
      ({ file }) => [file, output.split("\n").filter((line) => line.startsWith(`src/${file}.ts(`))] as const,
    ),
  );
  if (!ok && [...errors.values()].every((lines) => lines.length === 0)) throw new Error(`tsc failed\n${output}`);
  return new Map([...errors].map(([file, lines]) => [file, lines.join("\n")]));
}

/** Runs one program in a separate folder; returns what went wrong, or an empty text. */
async function runProgram(project: string, subject: Subject, node: NodeBinary): Promise<string> {
  const cwd = mkdtempSync(join(project, "run-"));
  const result = await run(node.file, [join(project, "out", `${subject.file}.js`)], { cwd, env: outsideEnvironment() });
  if (!result.ok) return `node ${node.version} failed\n${result.output}`;
  const expected = subject.program?.expected;
  if (expected === undefined || normalized(result.stdout) === normalized(expected)) return "";
  return `node ${node.version} printed\n${result.stdout}\nbut the README says\n${expected}`;
}

/** The folders of the installed packages. */
function installed(project: string, tarballs: readonly Tarball[]): string[] {
  return tarballs.map(({ name }) => join(project, "node_modules", name));
}

/** Loads every entry of every package in a CommonJS program; returns what went wrong, or an empty text. */
async function runRequire(project: string, tarballs: readonly Tarball[], node: NodeBinary): Promise<string> {
  const file = join(project, "require.cjs");
  const entries = installed(project, tarballs).flatMap(typedEntries);
  const calls = entries.map(({ entry }) => `if (Object.keys(require("${entry}")).length === 0) throw "${entry}";\n`);
  writeFileSync(file, calls.join(""));
  const result = await run(node.file, [file], { cwd: project, env: outsideEnvironment() });
  return result.ok ? "" : `require() in node ${node.version} failed\n${result.output}`;
}

/** A right function and one with a wrong gradient, tested in `node:test`. */
const HARNESS = `import { FunctionNode } from "@dz/core";
import { checkFunctionWith, uniform } from "@dz/core/testing";
import { mul } from "@dz/ndarray";
import { describe, test } from "node:test";

class Square extends FunctionNode {
  forward(x) { return mul(x, x); }
  backward(gy) { return this.input(0).mul(gy).mul(SLOPE); }
}
const checkFunction = checkFunctionWith({ describe, test });
checkFunction("square", (x) => new Square().apply(x), { expected: (x) => x * x, inputs: [uniform([2, 3], 1, 2)] });
`;

/** The harness of `@dz/core/testing` in a framework that it does not know; returns what went wrong, or an empty text. */
async function runHarness(project: string, node: NodeBinary): Promise<string> {
  const results = [];
  for (const slope of [2, 3]) {
    const file = join(project, `harness-${slope}.mjs`);
    writeFileSync(file, HARNESS.replace("SLOPE", String(slope)));
    results.push(await run(node.file, [file], { cwd: project, env: outsideEnvironment() }));
  }
  const [right, wrong] = results as [RunResult, RunResult];
  if (!right.ok) return `node:test in node ${node.version} failed\n${right.output}`;
  if (!/forward in float64/.test(right.output)) return `node:test in node ${node.version} ran nothing\n${right.output}`;
  return wrong.ok ? `node:test in node ${node.version} does not see a wrong gradient\n${wrong.output}` : "";
}

/** Compiles all types in all ways, two at a time; prints a table and returns what failed. */
async function tryTypes(
  project: string,
  programs: readonly Subject[],
  tarballs: readonly Tarball[],
): Promise<string[]> {
  const values = writeExportedValues(project, installed(project, tarballs));
  const files = [...values, ...programs.flatMap(({ file, program }) => (program ? [`src/${file}.ts`] : []))];
  const rows = typescripts.map((typescript) => [`TypeScript ${typescript}`]);
  const failures: string[] = [];
  const cases = wayNames.flatMap((way) => typescripts.map((typescript, i) => ({ way, typescript, i })));
  const next = async (): Promise<void> => {
    for (let job = cases.shift(); job !== undefined; job = cases.shift()) {
      const said = await compiled(project, files, job.typescript, job.way);
      (rows[job.i] as string[])[wayNames.indexOf(job.way) + 1] = said === "" ? "ok" : "FAIL";
      if (said !== "") failures.push(`types with TypeScript ${job.typescript}, ${job.way}\n${said}`);
    }
  };
  await Promise.all([next(), next()]);
  printTable([["types", ...wayNames], ...rows]);
  return failures;
}

async function main(): Promise<number> {
  using temporary = temporaryFolder();
  const nodes = [...(await Promise.all(leastNodes.map(nodeOf))), ...(await nodeBinaries())];
  const tarballs = await packPackages(temporary.path);
  const project = join(temporary.path, "outside");
  mkdirSync(project);
  await install(project, tarballs);
  const programs = subjects(tarballs);
  const errors = await compile(project, programs);

  const failures: string[] = [];
  const rows = [["package", "version", "packed", "types", ...nodes.map(({ version }) => `node ${version}`)]];
  for (const subject of programs) {
    const verdict = (problem: string): string => {
      if (problem !== "") failures.push(`${subject.name}: ${problem}`);
      return problem === "" ? "ok" : "FAIL";
    };
    const cells = [
      verdict(subject.program === undefined ? "no ```ts program in README.md" : (errors.get(subject.file) ?? "")),
    ];
    for (const node of nodes) {
      cells.push(cells[0] === "ok" ? verdict(await runProgram(project, subject, node)) : "-");
    }
    const { version = "-", size = 0 } = subject.tarball ?? {};
    rows.push([subject.name, version, size === 0 ? "-" : `${(size / 1000).toFixed(1)} kB`, ...cells]);
  }
  for (const [name, tried] of [
    ["require() of all", (node: NodeBinary) => runRequire(project, tarballs, node)],
    ["node:test", (node: NodeBinary) => runHarness(project, node)],
  ] as const) {
    const cells: string[] = [];
    for (const node of nodes) {
      const problem = await tried(node);
      if (problem !== "") failures.push(problem);
      cells.push(problem === "" ? "ok" : "FAIL");
    }
    rows.push([name, "-", "-", "-", ...cells]);
  }
  printTable(rows);
  console.log();
  failures.push(...(await tryTypes(project, programs, tarballs)));
  for (const failure of failures) console.log(`\n${failure}`);
  return failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`pack-test: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
