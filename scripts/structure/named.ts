/**
 * What the files of a package take from each other, by name.
 *
 * @module
 */
import { posix } from "node:path";
import ts from "typescript";
import type { Source } from "./tree.ts";

/** All names of a file: `import * as a`, `export *`, `import()`. */
const ALL = "*";

/** The names that files take from the other files of their package, by the path of the file that has them. */
export class Names {
  readonly #names = new Map<string, Set<string>>();

  /** The names that `files` import or export from other files. */
  constructor(files: readonly Source[]) {
    for (const file of files) this.#add(file);
  }

  /** Whether one of the files takes `name` from the file at `path`. */
  has(path: string, name: string): boolean {
    const names = this.#names.get(path);
    return names !== undefined && (names.has(ALL) || names.has(name));
  }

  #add(file: Source): void {
    const take = (specifier: ts.Node | undefined, names: readonly string[]): void => {
      if (specifier === undefined || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith(".")) return;
      const path = posix.join(posix.dirname(file.path), specifier.text);
      this.#names.set(path, new Set([...(this.#names.get(path) ?? []), ...names]));
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) take(node.moduleSpecifier, namesOf(node.importClause?.namedBindings));
      else if (ts.isExportDeclaration(node)) take(node.moduleSpecifier, namesOf(node.exportClause));
      else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        take(node.arguments[0], [ALL]);
      } else ts.forEachChild(node, visit);
    };
    visit(file.syntax);
  }
}

function namesOf(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): string[] {
  if (bindings === undefined || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return [ALL];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}
