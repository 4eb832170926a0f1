/**
 * `ops.json`: results, first and second gradients of the operations.
 *
 * First gradients are computed in both ways of dz: on arrays, when no graph of them is needed, and on Variables. Both
 * are compared with the same numbers.
 *
 * @module
 */
import { add, mul, sum, Variable } from "@dz/core";
import { type NdArray, zerosLike } from "@dz/ndarray";
import { dataFile, expectTolerance, type Runner, runCases } from "../cases.ts";
import type { Check } from "../check.ts";
import { type Allowance, within } from "../compare.ts";
import { DataError, type Decoded, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { operation } from "../names/operations.ts";

const tolerances: ReadonlyMap<string, readonly [rtol: number, atol: number]> = new Map([
  ["float64", [1e-11, 1e-13]],
  ["float32", [2e-5, 1e-6]],
]);

export const ops: Runner = (data) =>
  dataFile(data, "dz-conformance/ops/1", function* (file) {
    const stated = file.fields("tolerance");
    stated.ignore("rule");
    for (const [precision, [rtol, atol]] of tolerances) expectTolerance(stated.fields(precision), rtol, atol);
    yield* runCases(file.list("cases"), { file: "ops.json", name: (fields) => fields.text("op"), run: checkOp });
  });

/** One evaluation: fresh Variables for the inputs, and the results. */
interface Evaluation {
  readonly xs: readonly Variable[];
  readonly y: Variable;
  readonly state: ReadonlyMap<string, NdArray>;
}

function checkOp(check: Check, fields: Fields): void {
  fields.ignore("id", "reference", "checked_by_torch", "dezero_failure", "dezero_differs", "note", "tags");
  const tolerance = tolerances.get(fields.text("precision"));
  if (tolerance === undefined) throw new DataError(`unknown precision ${fields.text("precision")}`);
  const allowance = within(...tolerance);
  const { apply } = operation(fields.text("op"));
  const attrs = fields.fields("attrs");
  const inputs = fields.fieldsList("inputs").map((one) => {
    one.ignore("name");
    return toNdArray(one.array("value"), one.pathOf("value"));
  });
  const evaluate = (): Evaluation => {
    const xs = inputs.map((a) => new Variable(a));
    const { y, state = new Map() } = apply(xs, attrs);
    return { xs, y, state };
  };
  const { y, state } = evaluate();
  check.array("y", y.data, fields.array("y"), allowance);
  checkState(check, fields, state, allowance);
  if (fields.has("diff")) checkGradients(check, fields, evaluate, allowance);
}

/** Compares arrays that the operation updates, such as running statistics. */
function checkState(check: Check, fields: Fields, state: ReadonlyMap<string, NdArray>, allowance: Allowance): void {
  if (!fields.has("state_after")) {
    if (state.size > 0) throw new DataError("state_after: is missing");
    return;
  }
  const after = fields.fields("state_after");
  for (const [name, a] of state) check.array(`state_after.${name}`, a, after.array(name), allowance);
}

function checkGradients(check: Check, fields: Fields, evaluate: () => Evaluation, allowance: Allowance): void {
  const positions = fields.numbers("diff");
  const w = toNdArray(fields.array("w"), "w");
  const wanted = fields.arrays("grads");
  const second = fields.flag("second");
  /** The inputs with gradients, after the backward of `sum(y * w)`. */
  const differentiate = (weights: Variable, createGraph: boolean): Variable[] => {
    const { xs, y } = evaluate();
    sum(mul(y, weights)).backward({ createGraph });
    return positions.map((position, i) => {
      const x = xs[position];
      if (x === undefined) throw new DataError(`diff[${i}]: there is no input ${position}`);
      const field = createGraph ? `grads[${i}] (createGraph)` : `grads[${i}]`;
      checkGradient(check, field, x, wanted[i], allowance);
      return x;
    });
  };
  if (wanted.length !== positions.length) throw new DataError("grads: expected one array for each of diff");
  differentiate(new Variable(w), false);
  const weights = new Variable(w);
  const xs = differentiate(weights, true);
  if (second) checkSecond(check, fields, xs, weights, allowance);
}

function checkGradient(
  check: Check,
  field: string,
  x: Variable,
  want: Decoded | undefined,
  allowance: Allowance,
): void {
  if (want === undefined) throw new DataError(`${field}: is missing`);
  if (x.grad === null) check.fail(field, "no gradient", "an array");
  else check.array(field, x.grad.data, want, allowance);
}

/** Checks the gradients of `sum(gradient * v)` over all first gradients, with respect to the inputs and w. */
function checkSecond(
  check: Check,
  fields: Fields,
  xs: readonly Variable[],
  weights: Variable,
  allowance: Allowance,
): void {
  const vs = fields.arrays("v");
  const wanted = fields.arrays("grads2");
  if (vs.length !== xs.length || wanted.length !== xs.length) {
    throw new DataError("v, grads2: expected one array for each of diff");
  }
  const terms = xs.flatMap(({ grad }, i) =>
    grad === null ? [] : [sum(mul(grad, toNdArray(vs[i] as Decoded, `v[${i}]`)))],
  );
  if (terms.length < xs.length) return; // recorded as a missing gradient already
  for (const x of [...xs, weights]) x.cleargrad();
  terms.reduce(add).backward();
  for (const [i, x] of xs.entries()) {
    // A gradient that does not depend on an input, as for a linear function, leaves that input without one: zeros.
    const got = x.grad?.data ?? zerosLike(x.data);
    check.array(`grads2[${i}]`, got, wanted[i] as Decoded, allowance);
  }
  checkGradient(check, "grads2_w", weights, fields.array("grads2_w"), allowance);
}
