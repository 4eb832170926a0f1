import ts from "typescript";
import { isTest, type Problem, type Source, type Tree } from "./tree.ts";

/**
 * Whether a class has `static get name()`. A static field would do for messages, but V8 constructs the objects of a class
 * whose `name` it had to replace ten times as slowly.
 */
function givesName(node: ts.ClassDeclaration): boolean {
  return node.members.some(
    (member) =>
      ts.isGetAccessorDeclaration(member) &&
      member.name.getText() === "name" &&
      member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
  );
}

const baseOf = ({ heritageClauses }: ts.ClassDeclaration): string | undefined =>
  heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.getText();

const isAbstract = ({ modifiers }: ts.ClassDeclaration): boolean =>
  modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;

/** The names in a package of what its index exports. */
function exportedNames(sources: readonly Source[]): Set<string> {
  const indexes = sources.filter(({ path }) => path === "src/index.ts");
  const clauses = indexes
    .flatMap(({ syntax }) => syntax.statements.filter(ts.isExportDeclaration))
    .map(({ exportClause }) => exportClause)
    .filter((clause) => clause !== undefined)
    .filter(ts.isNamedExports);
  return new Set(
    clauses.flatMap(({ elements }) => elements.map(({ name, propertyName }) => (propertyName ?? name).text)),
  );
}

/**
 * The class of an op, and each class that a library exports, must have its name as a string: bundlers rename classes, and
 * messages and drawings would have the short name. The message is the line to paste. Abstract classes need none: what
 * extends them has a name of its own.
 */
export function classesAreNamed(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ folder, manifest }) => folder.startsWith("packages/") && manifest.private !== true)
    .flatMap((pkg) => {
      const classes = pkg.sources
        .filter((file) => !isTest(file))
        .flatMap((file) => file.syntax.statements.filter(ts.isClassDeclaration).map((node) => ({ file, node })));
      const bases = new Map(classes.map(({ node }) => [node.name?.text, baseOf(node)]));
      const isNode = (name: string | undefined): boolean =>
        name !== undefined && (name === "FunctionNode" || isNode(bases.get(name)));
      const exported = exportedNames(pkg.sources);
      return classes
        .filter(({ node }) => isNode(baseOf(node)) || exported.has(node.name?.text ?? ""))
        .filter(({ node }) => !isAbstract(node) && !givesName(node))
        .map(({ file, node }) => {
          const override = baseOf(node) === undefined ? "" : "override ";
          return {
            file: `${pkg.folder}/${file.path}`,
            message: `bundlers rename the class; begin it with:\n  static ${override}get name(): string { return "${node.name?.text}"; }`,
          };
        });
    });
}
