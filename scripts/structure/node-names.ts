import ts from "typescript";
import { isTest, type Problem, type Tree } from "./tree.ts";

/** Whether a class has `static override readonly name = "..."`. */
function givesName(node: ts.ClassDeclaration): boolean {
  return node.members.some(
    (member) =>
      ts.isPropertyDeclaration(member) &&
      member.name.getText() === "name" &&
      member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
  );
}

const baseOf = ({ heritageClauses }: ts.ClassDeclaration): string | undefined =>
  heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.getText();

const isAbstract = ({ modifiers }: ts.ClassDeclaration): boolean =>
  modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;

/**
 * The class of an op must have its name as a string, because a bundler renames classes, and messages and drawings would
 * have the short name; the message is the line to paste.
 */
export function nodesAreNamed(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ folder }) => folder.startsWith("packages/"))
    .flatMap((pkg) => {
      const classes = pkg.sources
        .filter((file) => !isTest(file))
        .flatMap((file) => file.syntax.statements.filter(ts.isClassDeclaration).map((node) => ({ file, node })));
      const bases = new Map(classes.map(({ node }) => [node.name?.text, baseOf(node)]));
      const isNode = (name: string | undefined): boolean =>
        name !== undefined && (name === "FunctionNode" || isNode(bases.get(name)));
      return classes
        .filter(({ node }) => isNode(baseOf(node)) && !isAbstract(node) && !givesName(node))
        .map(({ file, node }) => ({
          file: `${pkg.folder}/${file.path}`,
          message: `bundlers rename the class; begin it with:\n  static override readonly name = "${node.name?.text}";`,
        }));
    });
}
