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

/** The whole workspace. The rules depend only on this value, so that tests can construct bad trees. */
export interface Tree {
  readonly manifest: Manifest;
  /** The manifest of `scripts`, with the tools that no program needs. */
  readonly tools: Manifest;
  readonly packages: readonly Package[];
  /** The text of docs/dependencies.md. */
  readonly dependencyPage: string;
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
  return { manifest: readManifest(root), tools: readManifest(join(root, "scripts")), packages, dependencyPage };
}

/** Whether a file is a test; tests run on Node with the repository's tools, so some rules do not apply to them. */
export function isTest({ path }: Source): boolean {
  return path.endsWith(".test.ts");
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
