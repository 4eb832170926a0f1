import { type FunctionNode, Parameter, testMode, usingConfig, Variable } from "@dz/core";
import { type ConstantResult, listenToConstants } from "@dz/core/engine";
import { isNdArray, type NdArray } from "@dz/ndarray";
import { makeValue, type Step, type Trace, type Value } from "./value.ts";

/** A computation that can be traced: it takes and returns Variables. */
export type Traceable = (...inputs: Variable[]) => Variable | readonly Variable[];

/**
 * Runs a computation once in test mode and writes down its steps: what the graph recorded, from the outputs back to the
 * inputs, and the functions without a gradient on the way. What depends on constants alone is a constant. `parameters` are
 * those of the model: also where a function takes only the array of one, it is known.
 */
export function trace(fn: Traceable, arrays: readonly NdArray[], parameters: Iterable<Parameter> = []): Trace {
  const inputs = arrays.map((array) => new Variable(array));
  const told = new Map<NdArray, ConstantResult>();
  const outputs = listenToConstants(
    (result) => told.set(result.output, result),
    () => testMode(() => usingConfig("enableBackprop", true, () => [fn(...inputs)].flat() as Variable[])),
  );
  return new Walk(inputs, told, parameters).back(outputs);
}

/** An application that was recorded, or one without a gradient that was told. */
type Application = FunctionNode | ConstantResult;

/** The way from the outputs back to the inputs. */
class Walk {
  private readonly inputs: readonly Value[];
  private readonly told: ReadonlyMap<NdArray, ConstantResult>;
  /** The values that are known: leaves by their array or parameter, results by application. */
  private readonly leaves = new Map<object, Value>();
  private readonly results = new Map<Application, readonly Value[]>();
  private readonly steps: Step[] = [];

  constructor(
    inputs: readonly Variable[],
    told: ReadonlyMap<NdArray, ConstantResult>,
    parameters: Iterable<Parameter>,
  ) {
    this.told = told;
    for (const parameter of parameters) {
      const value = makeValue({ kind: "parameter", parameter }, parameter.data);
      this.leaves.set(parameter, value);
      this.leaves.set(parameter.data, value);
    }
    this.inputs = inputs.map(({ data }, index) => makeValue({ kind: "input", index }, data));
    for (const value of this.inputs) this.leaves.set(value.array, value);
  }

  back(outputs: readonly Variable[]): Trace {
    for (const y of outputs) this.visit(y);
    return { inputs: this.inputs, steps: this.steps, outputs: outputs.map((y) => this.valueFor(y)) };
  }

  /** Visits the applications behind a value, each after those that it needs. Iterative: a graph may be deep. */
  private visit(y: Variable): void {
    const waiting: Application[] = [];
    const push = (from: Variable | NdArray): void => {
      const application = this.applicationOf(from);
      if (application !== null && !this.results.has(application)) waiting.push(application);
    };
    push(y);
    while (waiting.length > 0) {
      const application = waiting.at(-1) as Application;
      const count = waiting.length;
      if (!this.results.has(application)) for (const each of operandsOf(application).reverse()) push(each); // the first is visited first
      if (waiting.length > count) continue;
      waiting.pop();
      if (!this.results.has(application)) this.add(application);
    }
  }

  private applicationOf(from: Variable | NdArray): Application | null {
    if (isNdArray(from)) return this.leaves.has(from) ? null : (this.told.get(from) ?? null);
    return from.creator ?? this.applicationOf(from.data);
  }

  private add(application: Application): void {
    const inputs = application.inputs.map((x) => this.valueFor(x));
    const arrays: Value[] = [];
    const given = attributesOf(application);
    const attributes = given === null ? null : (this.withValues(given, arrays) as Record<string, unknown>);
    const outputs = outputsOf(application);
    if ([...inputs, ...arrays].every(({ origin }) => origin.kind === "constant")) {
      const constants = outputs.map((array) => makeValue({ kind: "constant" }, array));
      this.results.set(application, constants);
      return;
    }
    const results: Value[] = [];
    const step: Step = { name: application.name, attributes, inputs, outputs: results };
    for (const [output, array] of outputs.entries()) results.push(makeValue({ kind: "result", step, output }, array));
    this.results.set(application, results);
    this.steps.push(step);
  }

  private valueFor(from: Variable | NdArray): Value {
    const application = this.applicationOf(from);
    if (application !== null) {
      const outputs = this.results.get(application) as readonly Value[];
      const at = isTold(application) ? 0 : application.outputs.indexOf(from as Variable);
      return outputs[at] as Value;
    }
    const [key, array] = isNdArray(from) ? [from, from] : [from instanceof Parameter ? from : from.data, from.data];
    const known = this.leaves.get(key);
    if (known !== undefined) return known;
    const parameter = from instanceof Parameter ? ({ kind: "parameter", parameter: from } as const) : null;
    const value = makeValue(parameter ?? { kind: "constant" }, array);
    this.leaves.set(key, value);
    return value;
  }

  /** Attributes in which each array has become a value; adds these to `arrays`. */
  private withValues(attribute: unknown, arrays: Value[]): unknown {
    if (attribute instanceof Variable || isNdArray(attribute)) {
      const value = this.valueFor(attribute);
      arrays.push(value);
      return value;
    }
    if (Array.isArray(attribute)) return attribute.map((each) => this.withValues(each, arrays));
    if (!isPlain(attribute)) return attribute;
    return Object.fromEntries(Object.entries(attribute).map(([name, each]) => [name, this.withValues(each, arrays)]));
  }
}

function isTold(application: Application): application is ConstantResult {
  return "output" in application && isNdArray(application.output);
}

function attributesOf(application: Application): unknown {
  return isTold(application) ? application.attributes : application.attributes();
}

function outputsOf(application: Application): NdArray[] {
  return isTold(application) ? [application.output] : application.outputs.map(({ data }) => data);
}

/** The inputs of an application, and the arrays among its attributes. */
function operandsOf(application: Application): (Variable | NdArray)[] {
  const found: (Variable | NdArray)[] = [...application.inputs];
  const look = (attribute: unknown): void => {
    if (attribute instanceof Variable || isNdArray(attribute)) found.push(attribute);
    else if (Array.isArray(attribute) || isPlain(attribute)) for (const each of Object.values(attribute)) look(each);
  };
  look(attributesOf(application));
  return found;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
