/**
 * The check `api`: the public interface of each published package is written down in its folder `api`, one report for each
 * entry point, so that a change of the interface is a change of a file that is reviewed.
 *
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EntryPoint, entryPoints } from "../lib/entry-points.ts";
import { publishedPackages, type WorkspacePackage } from "../lib/manifest.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import type { Check, Scope, Verdict } from "./check.ts";

function concerned({ folder }: Scope): WorkspacePackage[] {
  return publishedPackages(root).filter((pkg) => folder === undefined || pkg.folder === folder);
}

/** The report of one entry point, made from its built declarations; problems are thrown. */
async function reportOf(folder: string, { types, report }: EntryPoint): Promise<string> {
  const { Extractor, ExtractorConfig, ExtractorLogLevel } = await import("@microsoft/api-extractor");
  using temporary = temporaryFolder();
  const packageFolder = join(root, folder);
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: packageFolder,
      mainEntryPointFilePath: join(packageFolder, types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "nodenext",
            moduleResolution: "nodenext",
            target: "es2023",
            lib: ["es2023", "dom", "esnext.disposable"],
            strict: true,
            types: [],
          },
          files: [types],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: temporary.path,
        reportTempFolder: join(temporary.path, "temp"),
        includeForgottenExports: true,
      },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(packageFolder, "package.json"),
  });
  const problems: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
      message.handled = true;
    },
  });
  if (problems.length > 0) throw new Error(`${folder}/${types}\n${problems.join("\n")}`);
  return readFileSync(join(temporary.path, report), "utf8");
}

/** The reports of a package as they should be, by file name. */
async function reportsOf({ folder, manifest }: WorkspacePackage): Promise<Map<string, string>> {
  const reports = new Map<string, string>();
  for (const entry of entryPoints(manifest)) reports.set(entry.report, await reportOf(folder, entry));
  return reports;
}

/** Builds the packages and those that they need, whose declarations theirs refer to. */
async function build(scope: Scope): Promise<Verdict> {
  const filters = concerned(scope).map(({ manifest }) => `--filter=${manifest.name}...`);
  return run("pnpm", ["exec", "turbo", "run", "build", ...filters]);
}

function committed(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function differences(pkg: WorkspacePackage): Promise<string[]> {
  using temporary = temporaryFolder();
  const reports = await reportsOf(pkg);
  const folder = `${pkg.folder}/api`;
  const surplus = committed(join(root, folder)).filter((name) => !reports.has(name));
  const output = surplus.map((name) => `${folder}/${name} is the report of no entry point\n`);
  for (const [name, text] of reports) {
    const file = join(temporary.path, name);
    writeFileSync(file, text);
    const path = existsSync(join(root, folder, name)) ? `${folder}/${name}` : "/dev/null";
    const diff = await run("git", ["diff", "--no-index", "--no-color", "--unified=2", path, file]);
    if (!diff.ok) output.push(diff.output.replaceAll(file.slice(1), `${folder}/${name}`));
  }
  return output;
}

export const api: Check = {
  concerns: (scope) => concerned(scope).length > 0,
  look: async (scope) => {
    const built = await build(scope);
    if (!built.ok) return built;
    const output: string[] = [];
    for (const pkg of concerned(scope)) output.push(...(await differences(pkg)));
    if (output.length > 0)
      output.push("the public interface has changed; if that is meant, run check api --fix and commit\n");
    return { ok: output.length === 0, output: output.join("") };
  },
  fix: async (scope) => {
    if (!(await build(scope)).ok) return; // the look says why
    for (const pkg of concerned(scope)) {
      const reports = await reportsOf(pkg);
      const folder = join(root, pkg.folder, "api");
      mkdirSync(folder, { recursive: true });
      for (const name of committed(folder)) if (!reports.has(name)) rmSync(join(folder, name));
      for (const [name, text] of reports) writeFileSync(join(folder, name), text);
    }
  },
};
