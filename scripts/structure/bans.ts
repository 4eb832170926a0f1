import ts from "typescript";
import { at, isTest, type Problem, type Tree, walk } from "./tree.ts";

const WEAK = new Set(["WeakRef", "FinalizationRegistry"]);
const WEAK_HOME = "packages/ndarray/src/memory/pinned-blocks.ts";

/** The number of arguments of each scope function when it is called without a callback. */
const SCOPES: Readonly<Record<string, number>> = { noGrad: 0, testMode: 0, usingConfig: 2 };

/**
 * A weak reference keeps its target alive until the end of the job, so a careless use is a leak; only the arena may.
 */
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

/** Members of `Math` with the same bits on every host: exactly rounded functions, and constants. */
const EXACT = new Set([
  ...["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc", "random"],
  ...["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"],
]);

const SAME_BITS = "its bits depend on the host; use `math` of @dz/ndarray";

/** Libraries may not use `Math` functions that engines round differently, nor powers; they use `math` of ndarray. */
export function noHostArithmetic(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ folder, manifest }) => folder.startsWith("packages/") && manifest.private !== true)
    .flatMap((pkg) =>
      pkg.sources
        .filter((file) => !isTest(file))
        .flatMap((file) => {
          const problems: Problem[] = [];
          walk(file.syntax, (node) => {
            const uses = ts.isIdentifier(node) && node.text === "Math" ? namesOf(node) : powers(node);
            for (const name of uses) {
              if (!EXACT.has(name)) problems.push({ file: at(pkg, file, node), message: `uses ${name}, ${SAME_BITS}` });
            }
          });
          return problems;
        }),
    );
}

/**
 * The inexact members of `Math` used here, as `Math.exp`, `Math["exp"]` or `const { exp } = Math`; also hidden uses.
 */
function namesOf(math: ts.Identifier): string[] {
  const named = (name: string): string => (EXACT.has(name) ? name : `Math.${name}`);
  const { parent } = math;
  if (ts.isTypeQueryNode(parent)) return [];
  // globalThis.Math.exp
  const object = ts.isPropertyAccessExpression(parent) && parent.name === math ? parent : math;
  const user = object.parent;
  if (ts.isPropertyAccessExpression(user) && user.expression === object) return [named(user.name.text)];
  if (ts.isElementAccessExpression(user) && ts.isStringLiteralLike(user.argumentExpression)) {
    return [named(user.argumentExpression.text)];
  }
  if (ts.isVariableDeclaration(user) && ts.isObjectBindingPattern(user.name)) {
    return user.name.elements.map(({ name, propertyName = name, dotDotDotToken }) =>
      dotDotDotToken === undefined && (ts.isIdentifier(propertyName) || ts.isStringLiteralLike(propertyName))
        ? named(propertyName.text)
        : "functions of Math that cannot be seen",
    );
  }
  return ["functions of Math that cannot be seen"];
}

/** Powers, except those of integer literals and of bigints. */
function powers(node: ts.Node): string[] {
  if (!ts.isBinaryExpression(node)) return [];
  const { operatorToken, left, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return ["**="];
  if (operatorToken.kind !== ts.SyntaxKind.AsteriskAsteriskToken) return [];
  return ts.isBigIntLiteral(left) || (isWhole(left) && isWhole(right)) ? [] : ["**"];
}

function isWhole(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isWhole(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.MinusToken && isWhole(node.operand);
  return ts.isNumericLiteral(node) && Number.isInteger(Number(node.text));
}

function calledName(call: ts.CallExpression): string {
  const callee = call.expression;
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : "";
}

/** A scope opened as a bare statement is never closed: `noGrad();` would disable gradients for good. */
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
