/**
 * Packs every published package, installs the tarballs with npm into an empty project elsewhere, and type-checks and
 * runs the first program of each README there: this tests what users get, not this tree.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "./lib/manifest.ts";
import { type NodeBinary, nodeBinaries, outsideEnvironment } from "./lib/nodes.ts";
import { root } from "./lib/paths.ts";
import { firstProgram, normalized, type Program } from "./lib/readme.ts";
import { run } from "./lib/run.ts";
import { packPackages, type Tarball } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";

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

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

async function main(): Promise<number> {
  using temporary = temporaryFolder();
  const nodes = await nodeBinaries();
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
  printTable(rows);
  for (const failure of failures) console.log(`\n${failure}`);
  return failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`pack-test: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
