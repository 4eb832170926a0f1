import ts from "typescript";
import { at, isTest, type Problem, type Tree, walk } from "./tree.ts";

const WEAK = new Set(["WeakRef", "FinalizationRegistry"]);
const WEAK_HOME = "packages/ndarray/src/arena.ts";

/** How many arguments each scope takes when it is used without a callback. */
const SCOPES: Readonly<Record<string, number>> = { noGrad: 0, testMode: 0, usingConfig: 2 };

/** Weak references keep their target alive until a job ends, so one careless use is a leak; the arena alone may. */
export function noWeakReferences(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  for (const pkg of tree.packages) {
    for (const file of pkg.sources) {
      if (isTest(file) || `${pkg.folder}/${file.path}` === WEAK_HOME) continue;
      walk(file.syntax, (node) => {
        if (ts.isIdentifier(node) && WEAK.has(node.text)) {
          problems.push({ file: at(pkg, file, node), message: `uses ${node.text}, which only ${WEAK_HOME} may` });
        }
      });
    }
  }
  return problems;
}

function calledName(call: ts.CallExpression): string {
  const callee = call.expression;
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : "";
}

/** A scope opened as a bare statement is never closed: `noGrad();` would switch gradients off for good. */
export function noBareScopes(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  for (const pkg of tree.packages) {
    for (const file of pkg.sources) {
      walk(file.syntax, (node) => {
        if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return;
        const name = calledName(node.expression);
        if (!Object.hasOwn(SCOPES, name) || node.expression.arguments.length !== SCOPES[name]) return;
        problems.push({
          file: at(pkg, file, node),
          message: `${name}() as a statement is never closed; write \`using _ = ${name}(...)\` or pass a callback`,
        });
      });
    }
  }
  return problems;
}
