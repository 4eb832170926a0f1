import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Manifest, readManifest, workspacePackages } from "../lib/manifest.ts";

/** One TypeScript file; `path` is relative to its package, with forward slashes: `src/math/sin.ts`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
}

/** A package as the rules see it: its manifest, the names in its folder and all files in `src`. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly entries: readonly string[];
  readonly sources: readonly Source[];
}

/** A Markdown document; `path` is relative to the root, with forward slashes. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The whole workspace. The rules depend only on this value, so that tests can construct bad trees. */
export interface Tree {
  readonly manifest: Manifest;
  /** The manifest of `scripts`, with the tools that no program needs. */
  readonly tools: Manifest;
  readonly packages: readonly Package[];
  /** The text of docs/dependencies.md. */
  readonly dependencyPage: string;
  /** All Markdown documents. */
  readonly pages: readonly Page[];
  /** The paths of all files, relative to the root. */
  readonly paths: ReadonlySet<string>;
}

/** A violation of a rule, and how to correct it. */
export interface Problem {
  readonly file: string;
  readonly message: string;
}

export type Rule = (tree: Tree) => Problem[];

export function source(path: string, text: string): Source {
  return { path, text, syntax: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Folders of what is installed, built, measured or written by programs, and thus not part of the repository. */
const FOREIGN = /(^|\/)(node_modules|dist|coverage|\.git|\.turbo|\.tsc|\.stryker-tmp)$|^(apps\/[^/]+\/)?(runs|report)$/;

/** The paths of all files below a folder of the repository. */
function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return FOREIGN.test(path) ? [] : filesBelow(root, path);
  });
}

/** Reads the workspace in `root`. */
export function readTree(root: string): Tree {
  const packages = workspacePackages(root).map(({ folder, manifest }) => {
    const absolute = join(root, folder);
    const paths = existsSync(join(absolute, "src")) ? readdirSync(join(absolute, "src"), { recursive: true }) : [];
    const sources = paths
      .map((path) => `src/${String(path).replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts"))
      .sort()
      .map((path) => source(path, readFileSync(join(absolute, path), "utf8")));
    return { folder, manifest, entries: readdirSync(absolute), sources };
  });
  const page = join(root, "docs/dependencies.md");
  const dependencyPage = existsSync(page) ? readFileSync(page, "utf8") : "";
  const paths = filesBelow(root).sort();
  const pages = paths
    .filter((path) => path.endsWith(".md"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n") }));
  return {
    manifest: readManifest(root),
    tools: readManifest(join(root, "scripts")),
    packages,
    dependencyPage,
    pages,
    paths: new Set(paths),
  };
}

/** Whether a file is a test; tests run on Node with the repository's tools, so some rules do not apply to them. */
export function isTest({ path }: Source): boolean {
  return path.endsWith(".test.ts");
}

/**
 * Whether a file is for tests only and unpublished: a test, or in `src/testing`, if the package is private or excludes that
 * folder or the file.
 */
export function isForTests(file: Source, { files = [], private: unpublished = false }: Manifest): boolean {
  if (isTest(file)) return true;
  if (!file.path.startsWith("src/testing/")) return false;
  return unpublished || ["!src/testing", `!${file.path}`].some((line) => files.includes(line));
}

/** Whether a file is generated, and thus exempt from rules about style. */
export function isGenerated({ path }: Source): boolean {
  return path.split("/").includes("generated");
}

/** Calls `visit` for a node and all its descendants. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The position of a node for a message: `packages/core/src/config.ts:12`. */
export function at(pkg: Package, file: Source, node: ts.Node): string {
  return `${pkg.folder}/${file.path}:${file.syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
