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

/** Whether a class extends `FunctionNode` itself. */
function isNode({ heritageClauses }: ts.ClassDeclaration): boolean {
  return heritageClauses?.some(({ types }) => types.some((type) => type.getText() === "FunctionNode")) ?? false;
}

/**
 * The class of an op must have its name as a string, because a bundler renames classes, and messages and drawings would
 * have the short name; the message is the line to paste.
 */
export function nodesAreNamed(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ folder }) => folder.startsWith("packages/"))
    .flatMap((pkg) =>
      pkg.sources
        .filter((file) => !isTest(file))
        .flatMap((file) =>
          file.syntax.statements
            .filter(ts.isClassDeclaration)
            .filter((node) => isNode(node) && !givesName(node))
            .map(({ name }) => ({
              file: `${pkg.folder}/${file.path}`,
              message: `bundlers rename the class; begin it with:\n  static override readonly name = "${name?.text}";`,
            })),
        ),
    );
}
