import ts from "typescript";
import { isForTests, type Problem, type Source, type Tree } from "./tree.ts";

interface Exports {
  readonly functions: readonly string[];
  readonly types: readonly string[];
}

/** The functions and types that a file exports, without node classes. */
function exportsOf(file: Source): Exports {
  const functions: string[] = [];
  const types: string[] = [];
  for (const statement of file.syntax.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) functions.push(statement.name.text);
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      types.push(statement.name.text);
    }
  }
  return { functions: [...new Set(functions)], types };
}

/** Whether all that a file exports is `@internal`: a helper of the functions beside it. */
function isHelper(file: Source): boolean {
  const exported = file.syntax.statements
    .filter((statement) => ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    .filter((statement) => statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const isInternal = (node: ts.Node): boolean =>
    ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal");
  return exported.length > 0 && exported.every(isInternal);
}

/** The exports of `index.ts` by source file; `*` for a star export. */
function indexed(index: Source | undefined): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const statement of index?.syntax.statements ?? []) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const names = files.get(from) ?? new Set<string>();
    files.set(from, names);
    const clause = statement.exportClause;
    if (clause === undefined) names.add("*");
    else if (ts.isNamedExports(clause)) {
      for (const element of clause.elements) names.add((element.propertyName ?? element.name).text);
    }
  }
  return files;
}

function camelCase(path: string): string {
  const name = path.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Every op file of `@dz/functions`, that is each that is not `@internal`, must be exported from the index; the message is
 * the line to paste.
 */
export function functionsAreExported(tree: Tree): Problem[] {
  const pkg = tree.packages.find(({ manifest }) => manifest.name === "@dz/functions");
  if (pkg === undefined) return [];
  const index = indexed(pkg.sources.find(({ path }) => path === "src/index.ts"));

  return pkg.sources
    .filter((file) => !isForTests(file, pkg.manifest) && !isHelper(file) && /^src\/[^/]+\/[^/]+\.ts$/.test(file.path))
    .flatMap((file) => {
      const place = `${pkg.folder}/${file.path}`;
      const { functions, types } = exportsOf(file);
      if (functions.length === 0) {
        return [{ file: place, message: "exports no function; an op file has one node class and one public function" }];
      }
      // An op file may export helpers for others, so only the function named like the file must be public.
      const main = functions.find((name) => name === camelCase(file.path));
      const from = `./${file.path.slice("src/".length)}`;
      const public_ = index.get(from) ?? new Set<string>();
      if (public_.has("*") || (main === undefined ? functions : [main]).some((name) => public_.has(name))) return [];
      const names = [...(main === undefined ? functions : [main]), ...types.map((name) => `type ${name}`)];
      const sorted = names.sort((a, b) => a.replace("type ", "").localeCompare(b.replace("type ", "")));
      const line = `export { ${sorted.join(", ")} } from "${from}";`;
      return [{ file: place, message: `is not exported; paste into ${pkg.folder}/src/index.ts:\n  ${line}` }];
    });
}
