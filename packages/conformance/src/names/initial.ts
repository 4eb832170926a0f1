import { Conv2d, EmbedID, Linear, LSTM, RNN, type UnaryLayer } from "@dz/layers";
import { MLP } from "@dz/models";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import type { Types } from "./layers.ts";

/** The dtypes of DeZero's layers on NumPy 2: W float64, b float32. */
const types: Types = { dtype: "float64", biasDtype: "float32" };

/**
 * A newly constructed layer, before its first input. The data do not state its sizes; they are taken from the shapes of
 * the expected parameters.
 */
export function initialLayer(name: string, params: Fields): UnaryLayer {
  const length = (key: string, axis: number): number => params.array(key).shape[axis] as number;
  switch (name) {
    case "Linear":
      return new Linear(length("W", 1), types);
    case "Conv2d":
      return new Conv2d(length("W", 0), [length("W", 2), length("W", 3)], types);
    case "RNN":
      return new RNN(length("h2h/W", 1), types);
    case "LSTM":
      return new LSTM(length("h2f/W", 1), types);
    case "EmbedID":
      return new EmbedID(length("W", 0), length("W", 1), { dtype: types.dtype });
    case "MLP": {
      const weights = params.names().filter((key) => /^l\d+\/W$/.test(key));
      return new MLP(
        weights.map((_, i) => length(`l${i}/W`, 1)),
        types,
      );
    }
    default:
      throw new DataError(`unknown layer ${name}`);
  }
}
