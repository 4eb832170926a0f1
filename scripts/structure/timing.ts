import ts from "typescript";
import { at, isTest, type Problem, type Tree, walk } from "./tree.ts";

const TESTS = new Set(["test", "it", "describe", "beforeAll", "beforeEach", "afterAll", "afterEach"]);
const LIMITS = new Set(["timeout", "testTimeout", "hookTimeout"]);

/**
 * Tests pass on a machine of any speed: the one limit of time stands in config/vitest.shared.ts, a test waits for an event or a
 * condition (`expect.poll`) and not for some milliseconds, and what is promised to be quick is counted.
 */
export function noTimedTests(tree: Tree): Problem[] {
  return tree.packages.flatMap((pkg) =>
    pkg.sources
      .filter((file) => isTest(file))
      .flatMap((file) => {
        const problems: Problem[] = [];
        walk(file.syntax, (node) => {
          const message = ts.isCallExpression(node) ? timed(node) : null;
          if (message !== null) problems.push({ file: at(pkg, file, node), message });
        });
        return problems;
      }),
  );
}

/** What makes a call depend on the speed of the machine; null if nothing does. */
function timed(call: ts.CallExpression): string | null {
  const name = outermost(call.expression);
  const isTestCall = TESTS.has(name.first) && call.arguments.some(ts.isFunctionLike);
  if (isTestCall && call.arguments.some((argument) => isNumber(argument) || hasLimit(argument))) {
    return `${name.first}() with a limit of its own; the one for all tests is in config/vitest.shared.ts`;
  }
  if (name.last === "setConfig" && call.arguments.some(hasLimit)) {
    return "setConfig() with a limit; the one for all tests is in config/vitest.shared.ts";
  }
  if (
    name.last === "setTimeout" &&
    call.arguments.some((argument) => isNumber(argument) && Number(argument.text) > 1)
  ) {
    return "setTimeout() with a delay; wait for an event, or for a condition with expect.poll()";
  }
  if (name.last === "waitForTimeout") return "waitForTimeout(); wait for what the page shows, or use page.clock";
  if (name.first === "vi" && name.last === "waitFor") return "vi.waitFor() gives up after a second; use expect.poll()";
  return null;
}

/** The first and the last name of `a.b.c`, also of the curried `a.b(x)`. */
function outermost(callee: ts.Expression): { first: string; last: string } {
  if (ts.isIdentifier(callee)) return { first: callee.text, last: callee.text };
  if (ts.isPropertyAccessExpression(callee)) {
    return { first: outermost(callee.expression).first, last: callee.name.text };
  }
  return ts.isCallExpression(callee)
    ? { first: outermost(callee.expression).first, last: "" }
    : { first: "", last: "" };
}

function isNumber(node: ts.Expression): node is ts.NumericLiteral {
  return ts.isNumericLiteral(node);
}

function hasLimit(node: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some(({ name }) => name !== undefined && ts.isIdentifier(name) && LIMITS.has(name.text))
  );
}
