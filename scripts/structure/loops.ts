import { posix } from "node:path";
import ts from "typescript";
import { type Loop, loops } from "./exceptions.ts";
import { isTest, type Package, type Problem, type Source, type Tree } from "./tree.ts";

/**
 * No file of a package reaches itself by imports of values: what such a file finds when it is loaded depends on which of
 * them comes first. Types are gone by then, so they may point anywhere.
 */
export function noLoops(tree: Tree, excused: readonly Loop[] = loops): Problem[] {
  const found = tree.packages.flatMap((pkg) => loopsOf(pkg));
  const isIn = (among: readonly (readonly string[])[], files: readonly string[]): boolean =>
    among.some((loop) => loop.join() === files.join());
  const problems = found
    .filter(
      (files) =>
        !isIn(
          excused.map(({ files }) => files),
          files,
        ),
    )
    .map(([file = "", ...others]) => ({
      file,
      message: `imports itself${by(others)}; move what both need to a file below them`,
    }));
  const stale = excused
    .filter(({ files }) => !isIn(found, files))
    .map(({ files: [file = ""] }) => ({
      file,
      message: "is in no such loop any more; take it out of scripts/structure/exceptions.ts",
    }));
  return [...problems, ...stale];
}

function by(others: readonly string[]): string {
  return others.length === 0 ? "" : `, by way of ${others.join(", ")}`;
}

/** The files of each loop, in order: sets in which every file reaches every other one. */
function loopsOf({ folder, sources }: Package): string[][] {
  const files = sources.filter((file) => !isTest(file));
  const imports = new Map(files.map((file) => [file.path, valueImports(file)]));
  const reached = new Map(files.map(({ path }) => [path, reachedFrom(path, imports)]));
  const looping = files.map(({ path }) => path).filter((path) => reached.get(path)?.has(path));
  const together = (a: string, b: string): boolean =>
    reached.get(a)?.has(b) === true && reached.get(b)?.has(a) === true;
  const sets = looping.map((path) => looping.filter((other) => together(path, other)).sort());
  return sets.filter(([first], i) => first === looping[i]).map((paths) => paths.map((path) => `${folder}/${path}`));
}

function reachedFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const queue = [...(imports.get(start) ?? [])];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    queue.push(...(imports.get(path) ?? []));
  }
  return seen;
}

/** The files of the package that a file imports something from that is there when it runs, now or later. */
function valueImports(file: Source): string[] {
  const paths: string[] = [];
  for (const statement of file.syntax.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier) || onlyTypes(statement)) continue;
    if (moduleSpecifier.text.startsWith(".")) {
      paths.push(posix.join(posix.dirname(file.path), moduleSpecifier.text));
    }
  }
  return paths;
}

function onlyTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    return statement.isTypeOnly || (exportClause !== undefined && namesOnlyTypes(exportClause));
  }
  const { importClause } = statement;
  if (importClause === undefined) return false; // for what it does
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return importClause.name === undefined && namesOnlyTypes(importClause.namedBindings);
}

function namesOnlyTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.every(({ isTypeOnly }) => isTypeOnly);
}
