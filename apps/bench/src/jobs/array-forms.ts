/**
 * What the second form of a gradient, on arrays, is worth: a job with it and without it, in the job where it is worth most.
 *
 * @module
 */
import { add, matmul, type Variable, variable } from "@dz/core";
import { batchNorm, gruCell, linear, lstmCell, meanSquaredError, rnnCell } from "@dz/functions";
import { ones } from "@dz/ndarray";
import { DZ, ONE_FORM } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Measure, Work } from "../work.ts";
import { measureEpochs, onDz } from "./article.ts";
import { batchNormStep } from "./blocks.ts";
import { step60 } from "./lstm.ts";
import { gruStep, matricesStep } from "./tiny.ts";

/** The median time of a step. */
function step(make: () => () => number): Measure {
  return function* ({ seconds }) {
    yield { name: "step", value: 1e3 * secondsOf(make(), 2 * seconds), unit: "ms" };
  };
}

/** The median time of an epoch's training in the article's job. */
const article: Measure = function* (settings) {
  for (const value of measureEpochs(onDz("float32"), settings)) if (value.name === "training") yield value;
};

const square = variable(ones([2, 2]));
const row = variable(ones([2]));
const squares = (count: number): Variable[] => new Array(count).fill(square);
const rows = (count: number): Variable[] => new Array(count).fill(row);

/** Each function with two forms: a result of it, and the job. */
export const forms: Readonly<Record<string, { readonly result: () => Variable; readonly measure: Measure }>> = {
  add: { result: () => add(square, square), measure: step(matricesStep) },
  matmul: { result: () => matmul(square, square), measure: step(matricesStep) },
  linear: { result: () => linear(square, square, row), measure: article },
  rnnCell: { result: () => rnnCell(square, square, square, square, row), measure: article },
  lstmCell: {
    result: () => lstmCell(square, square, square, squares(4), squares(4), rows(4))[1],
    measure: step(() => step60("float32")),
  },
  gruCell: {
    result: () => gruCell(square, square, squares(3), squares(3), rows(3), rows(3)),
    measure: step(gruStep),
  },
  meanSquaredError: { result: () => meanSquaredError(square, square), measure: article },
  batchNorm: {
    result: () => batchNorm(square, row, row, { mean: ones([2]), variance: ones([2]) }),
    measure: step(() => batchNormStep(16)),
  },
};

/** Removes the form on arrays from the class of the node that made a result, for the rest of the process. */
export function removeArrayForm(result: Variable): void {
  const node: unknown = Object.getPrototypeOf(result.creator);
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, "backwardArrays")) {
    throw new Error("the result is not of a function with a gradient on arrays");
  }
  Reflect.deleteProperty(node, "backwardArrays");
}

function job(name: string): Job {
  const { result, measure } = forms[name] as (typeof forms)[string];
  const without: Measure = (settings) => {
    removeArrayForm(result());
    return measure(settings);
  };
  return { name: `array-form-${name}`, contenders: { [DZ]: measure, [ONE_FORM]: without } };
}

export const arrayForms: Work = {
  name: "array-forms",
  title: "The second form of a gradient, on arrays: a job that uses the function, with and without it",
  jobs: Object.keys(forms).map(job),
  goals: [{ rows: /./, reference: ONE_FORM, speed: 1.03 }],
};
