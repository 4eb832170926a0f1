/**
 * `optimizers.json`: fifty updates of two small problems, for each optimizer and its hooks.
 *
 * A step is compared unless the problem is chaotic there: `sensitivity[s]` is the distance at step s of a trajectory
 * whose start was moved by 2^-51.
 *
 * @module
 */
import { add, matmul, mul, Parameter, pow, sub, sum, type Variable } from "@dz/core";
import { tanh } from "@dz/functions";
import { type NdArray, scalar } from "@dz/ndarray";
import { dataFile, expectTolerance, type Runner, runCases } from "../cases.ts";
import type { Check } from "../check.ts";
import { within } from "../compare.ts";
import { DataError, decodeArray, decodeNumber, isEncodedArray, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { makeHook, makeOptimizer } from "../names/optimizers.ts";

/** Steps with a higher sensitivity are not compared. */
const CHAOTIC = 1e-6;

/** Trajectories beyond this size are not compared any further. */
const DIVERGED = 1e12;

/** Parameters and the loss as a function of them. */
interface Problem {
  readonly params: ReadonlyMap<string, Parameter>;
  readonly loss: () => Variable;
}

export const optimizers: Runner = (data) =>
  dataFile(data, "dz-conformance/optimizers/1", function* (file) {
    const stated = file.fields("tolerance");
    stated.ignore("per_step", "until_divergence");
    expectTolerance(stated, 1e-9, 1e-12);
    const steps = file.number("steps");
    const problems = file.fields("problems");
    const makers = new Map(problems.names().map((name) => [name, problemMaker(name, problems.fields(name))]));
    yield* runCases(file.list("cases"), {
      file: "optimizers.json",
      name: (fields) => fields.text("optimizer"),
      run: (check, fields) => {
        const make = makers.get(fields.text("problem"));
        if (make === undefined) throw new DataError(`unknown problem ${fields.text("problem")}`);
        checkOptimizer(check, fields, make(), steps);
      },
    });
  });

/** A factory of a problem. The formula is implemented here, so the data must state the same one. */
function problemMaker(name: string, fields: Fields): () => Problem {
  const init = fields.fields("init");
  const starts = new Map(init.names().map((key) => [key, startOf(init.get(key), init.pathOf(key))]));
  const loss = fields.text("loss");
  const fresh = (): Map<string, Parameter> => new Map(Array.from(starts, ([key, a]) => [key, new Parameter(a, key)]));
  const take = (params: ReadonlyMap<string, Parameter>, key: string): Parameter => {
    const found = params.get(key);
    if (found === undefined) throw new DataError(`${init.pathOf(key)}: is missing`);
    return found;
  };
  if (name === "rosenbrock" && loss === "100*(x1 - x0^2)^2 + (x0 - 1)^2") {
    return () => {
      const params = fresh();
      const [x0, x1] = [take(params, "x0"), take(params, "x1")];
      return { params, loss: () => add(mul(100, pow(sub(x1, pow(x0, 2)), 2)), pow(sub(x0, 1), 2)) };
    };
  }
  if (name === "mlp" && loss === "sum((tanh(x @ W1 + b1) @ W2 - t)^2) / len(x)") {
    const [x, t] = ["x", "t"].map((key) => toNdArray(fields.array(key), fields.pathOf(key))) as [NdArray, NdArray];
    return () => {
      const params = fresh();
      const [W1, b1, W2] = [take(params, "W1"), take(params, "b1"), take(params, "W2")];
      const y = (): Variable => matmul(tanh(add(matmul(x, W1), b1)), W2);
      return { params, loss: () => sum(pow(sub(y(), t), 2)).div(x.length) };
    };
  }
  throw new DataError(`problems.${name}: unknown problem with the loss ${loss}`);
}

function startOf(value: unknown, where: string): NdArray {
  return isEncodedArray(value) ? toNdArray(decodeArray(value, where), where) : scalar(decodeNumber(value, where));
}

function checkOptimizer(check: Check, fields: Fields, { params, loss }: Problem, steps: number): void {
  fields.ignore("id", "reference");
  const optimizer = makeOptimizer(fields.text("optimizer"), fields.fields("hyper"));
  const parameter = (name: string): Parameter => {
    const found = params.get(name);
    if (found === undefined) throw new DataError(`hooks: unknown parameter ${name}`);
    return found;
  };
  for (const hook of fields.fieldsList("hooks")) optimizer.addHook(makeHook(hook, parameter));
  optimizer.setup({ params: () => params.values(), namedParams: () => params });

  const sensitivity = fields.list("sensitivity");
  const losses = fields.list("loss_before_update");
  const after = fields.fields("params_after_update");
  const updates = new Map(after.names().map((name) => [name, after.list(name)]));
  for (const list of [sensitivity, losses, ...updates.values()]) {
    if (list.length !== steps) throw new DataError(`expected ${steps} steps, got ${list.length}`);
  }
  for (const name of params.keys()) if (!updates.has(name)) throw new DataError(`${after.pathOf(name)}: is missing`);

  for (let s = 0; s < steps; s++) {
    const value = loss();
    for (const param of params.values()) param.cleargrad();
    value.backward();
    optimizer.update();
    const want = decodeNumber(losses[s], `loss_before_update[${s}]`);
    const flat = Array.from(updates, ([name, list]) => [name, numbersAt(list, s, after.pathOf(name))] as const);
    if ([want, ...flat.flatMap(([, values]) => values)].some((x) => !(Math.abs(x) <= DIVERGED))) return;
    const felt = sensitivity[s] === null ? Number.POSITIVE_INFINITY : decodeNumber(sensitivity[s], "sensitivity");
    if (!(felt <= CHAOTIC)) continue;
    const allowance = within(Math.max(1e-9, 1000 * felt), 1e-12);
    check.number(`loss_before_update[${s}]`, value.item(), want, allowance);
    for (const [name, values] of flat) {
      check.numbers(`params_after_update.${name}[${s}]`, parameter(name).data.toTypedArray(), values, allowance);
    }
  }
}

function numbersAt(list: readonly unknown[], s: number, where: string): number[] {
  const values = list[s];
  if (!Array.isArray(values)) throw new DataError(`${where}[${s}]: expected a list`);
  return values.map((value) => decodeNumber(value, `${where}[${s}]`));
}
