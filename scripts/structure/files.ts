import ts from "typescript";
import { exceptions } from "./exceptions.ts";
import { isGenerated, isTest, type Problem, type Source, type Tree } from "./tree.ts";

const MAX_LINES = 300;

/** Whether a file has no runtime code: only imports, re-exports and types. */
function onlyDeclares(file: Source): boolean {
  return file.syntax.statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)),
  );
}

/** A file should be one idea, which fits in 300 lines. */
export function shortFiles(tree: Tree): Problem[] {
  return tree.packages.flatMap((pkg) =>
    pkg.sources
      .filter((file) => !isGenerated(file))
      .map((file) => ({ file, lines: file.text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ file, lines }) => ({
        file: `${pkg.folder}/${file.path}`,
        message: `has ${lines} lines, at most ${MAX_LINES} are allowed; split it by idea`,
      })),
  );
}

/** Every source file of a library must have its test beside it, or an entry in exceptions.ts. */
export function testsBeside(tree: Tree, excused: Readonly<Record<string, string>> = exceptions): Problem[] {
  const untested = tree.packages
    .filter(({ folder }) => folder.startsWith("packages/"))
    .flatMap((pkg) => {
      const paths = new Set(pkg.sources.map(({ path }) => path));
      return pkg.sources
        .filter(
          (file) => !isTest(file) && !isGenerated(file) && !file.path.endsWith("/index.ts") && !onlyDeclares(file),
        )
        .filter(({ path }) => !paths.has(path.replace(/\.ts$/, ".test.ts")))
        .map(({ path }) => `${pkg.folder}/${path}`);
    });
  const missing = untested
    .filter((file) => excused[file] === undefined)
    .map((file) => ({ file, message: `has no ${file.split("/").at(-1)?.replace(/\.ts$/, ".test.ts")} beside it` }));
  const stale = Object.keys(excused)
    .filter((file) => !untested.includes(file))
    .map((file) => ({ file, message: "needs no exception any more; take it out of scripts/structure/exceptions.ts" }));
  return [...missing, ...stale];
}

/** Each package must have a README, and each published one a licence. */
export function documents(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ folder }) => folder.startsWith("packages/"))
    .flatMap(({ folder, manifest, entries }) =>
      (manifest.private === true ? ["README.md"] : ["README.md", "LICENSE"])
        .filter((name) => !entries.includes(name))
        .map((name) => ({ file: `${folder}/${name}`, message: "is missing" })),
    );
}
