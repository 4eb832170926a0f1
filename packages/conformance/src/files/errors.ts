/**
 * `errors.json`: calls that must be refused with a dz error that names the operation and what is wrong, without any
 * side effect.
 *
 * @module
 */
import { mul, noGrad, Variable, variable } from "@dz/core";
import { DataLoader, type ExampleSource, SeqDataLoader } from "@dz/datasets";
import { Linear, RNN } from "@dz/layers";
import { arange, NdArray, random } from "@dz/ndarray";
import { dataFile, type Runner, runCases } from "../cases.ts";
import { type Check, flatten } from "../check.ts";
import { exact } from "../compare.ts";
import { DataError, isEncodedArray, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { mentions } from "../mentions.ts";
import { operation } from "../names/operations.ts";
import { type Attempt, expectRefusal } from "../refusal.ts";

/** The inputs of a case: arrays as Variables, other values unchanged. */
interface Inputs {
  readonly variables: readonly Variable[];
  readonly others: readonly unknown[];
}

export const errors: Runner = (data) =>
  dataFile(data, "dz-conformance/errors/1", function* (file) {
    file.ignore("rule", "kinds"); // in words
    yield* runCases(file.list("cases"), {
      file: "errors.json",
      name: (fields) => fields.text("op"),
      run: checkRefusal,
    });
  });

function checkRefusal(check: Check, fields: Fields): void {
  fields.ignore("id", "source", "dezero", "note");
  const optional = fields.has("note") && fields.text("note").includes("optional");
  const given = fields.fieldsList("inputs").map((one) => {
    one.ignore("name");
    const value = one.get("value");
    return isEncodedArray(value) ? toNdArray(one.array("value"), one.pathOf("value")) : value;
  });
  const inputs: Inputs = {
    variables: given.filter((value) => value instanceof NdArray).map((a) => new Variable(a)),
    others: given.filter((value) => !(value instanceof NdArray)),
  };
  const attrs = fields.fields("attrs");
  const offending = mentions(fields.text("kind"), { inputs: given, attrs });
  for (const attempt of attemptsOf(fields.text("op"), inputs, attrs, fields.text("when"))) {
    expectRefusal(check, attempt, inputs.variables, { offending, optional });
  }
}

function attemptsOf(op: string, inputs: Inputs, attrs: Fields, when: string): Attempt[] {
  if (when === "backward") {
    if (op !== "backward") throw new DataError(`unknown op ${op} for an error in the backward`);
    return [backwardAttempt(inputs, attrs)];
  }
  if (when !== "forward") throw new DataError(`unknown when ${when}`);
  switch (op) {
    case "variable":
      return variableAttempts(inputs.others[0]);
    case "layer.linear": {
      const size = attrs.number("out_size");
      return [layerAttempt("Linear", () => new Linear(size), inputs)];
    }
    case "layer.rnn": {
      const size = attrs.number("hidden_size");
      return [layerAttempt("RNN", () => new RNN(size), inputs)];
    }
    case "dataloader":
    case "seqdataloader":
      return [loaderAttempt(op === "dataloader" ? DataLoader : SeqDataLoader, attrs)];
    default: {
      const { name, apply } = operation(op);
      return [{ name, act: () => apply(inputs.variables, attrs) }];
    }
  }
}

/** A leaf, or with `no_grad` a result without a graph, has nothing to propagate to. */
function backwardAttempt({ variables }: Inputs, attrs: Fields): Attempt {
  const [x] = variables;
  if (x === undefined) throw new DataError("inputs: expected one");
  const y = attrs.has("no_grad") && attrs.flag("no_grad") ? noGrad(() => mul(x, 2)) : x;
  return { name: "backward", act: () => y.backward() };
}

/** The constructor takes arrays only; `variable` also takes numbers. */
function variableAttempts(value: unknown): Attempt[] {
  const attempts = [{ name: "variable", act: () => new Variable(value as NdArray) }];
  if (typeof value === "number") return attempts;
  return [...attempts, { name: "variable|array", act: () => variable(value as number) }];
}

type Recurrent = Linear | RNN;

/**
 * The last input is bad, the others are accepted. After the refusal the layer continues as if there had been no bad
 * input.
 */
function layerAttempt(name: string, make: () => Recurrent, { variables }: Inputs): Attempt {
  const good = variables.slice(0, -1);
  const bad = variables.at(-1);
  if (bad === undefined) throw new DataError("inputs: expected at least one");
  const start = random.getState();
  const prepared = (): Recurrent => {
    random.setState(start);
    const layer = make();
    for (const x of good) layer.forward(x);
    return layer;
  };
  const twin = prepared();
  const layer = prepared();
  return {
    name,
    act: () => layer.forward(bad),
    watched: () => Array.from(layer.params(), ({ data }) => data),
    afterwards: (check) => {
      const x = good[0] ?? new Variable(arange(4).reshape(1, 4));
      const after = random.getState();
      const want = flatten(twin.forward(x).data);
      random.setState(after);
      check.flat("the output after the refusal", flatten(layer.forward(x).data), want, exact);
    },
  };
}

function loaderAttempt(Loader: typeof DataLoader | typeof SeqDataLoader, attrs: Fields): Attempt {
  const source: ExampleSource = { length: attrs.number("size"), get: (i) => [arange(i, i + 1), i] };
  const batch = attrs.number("batch");
  return { name: Loader.name, act: () => [...new Loader(source, batch)] };
}
