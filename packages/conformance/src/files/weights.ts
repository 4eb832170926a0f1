import { BetterRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import { getItem, type NdArray, readNpz, stack } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { exact, within } from "../compare.ts";
import { DataError, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import type { Types } from "../names/layers.ts";

/** The dtypes in the files. */
const types: Types = { dtype: "float64", biasDtype: "float32" };

const tolerance = within(1e-10, 1e-12);

/**
 * Checks weights of a model saved by DeZero: they have the recorded values, a model that loads them gives DeZero's
 * outputs, and saving them again gives the same arrays.
 */
export function checkWeights(check: Check, fields: Fields, bytes: Uint8Array): void {
  const members = fields.fields("members");
  const compare = (field: string, file: Uint8Array): void => {
    const raw = readNpz(file);
    check.same(field, [...raw.keys()].sort(), members.names().sort());
    for (const [name, a] of raw) {
      if (members.has(name)) check.flat(`${field}.${name}`, { ...a, values: a.data }, members.array(name), exact);
    }
  };
  compare("members", bytes);
  const model = modelOf(fields);
  model.loadWeights(bytes);
  compare("members (saved again)", model.saveWeights());
  const x = toNdArray(fields.array("x"), "x");
  check.array("y", outputs(model, x), fields.array("y"), tolerance);
}

function modelOf(fields: Fields): UnaryModel {
  const text = fields.text("model");
  const recurrent = /^rnn = (RNN|LSTM)\(\d+\), fc = Linear\((\d+)\);/.exec(text);
  if (recurrent !== null) {
    const Recurrent = recurrent[1] === "RNN" ? SimpleRNN : BetterRNN;
    const options = { inSize: fields.number("in_size"), ...types };
    return new Recurrent(fields.number("hidden_size"), Number(recurrent[2]), options);
  }
  if (/^MLP\(.*\) with sigmoid$/.test(text)) return new MLP(fields.numbers("sizes"), types);
  throw new DataError(`unknown model ${text}`);
}

/** The outputs for a matrix as one input, or for an array with more axes as a sequence of inputs. */
function outputs(model: UnaryModel, x: NdArray): NdArray {
  model.resetState();
  if (x.ndim === 2) return model.forward(x).data;
  return stack(Array.from({ length: x.length }, (_, i) => model.forward(getItem(x, i)).data));
}
