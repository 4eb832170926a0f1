import { noGrad, variable } from "@dz/core";
import { CosineTest, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import type { Epochs } from "./article.ts";

interface SeriesOptions {
  readonly dtype: FloatDType;
  /** The number of steps per window; the last window may be shorter. */
  readonly window?: number;
  /** The number of passes over the series per epoch, without a reset. */
  readonly passes?: number;
}

interface Recurrent extends UnaryModel {
  resetState(): void;
}

/** Truncated backpropagation through time on the noisy sine, as a user writes it: step 59 of the book. */
export function series(model: Recurrent, { dtype, window = 30, passes = 1 }: SeriesOptions): Epochs {
  const trainSet = new SinCurve({ train: true, dtype });
  const testSet = new CosineTest({ dtype });
  const optimizer = new Adam().setup(model);
  const length = passes * trainSet.length;

  return {
    train() {
      model.resetState();
      let loss = variable(0, { dtype });
      let count = 0;
      for (let pass = 0; pass < passes; pass++) {
        for (const [x, t] of trainSet) {
          const y = model.forward(x.reshape(1, 1));
          loss = loss.add(meanSquaredError(y, t));
          count++;
          if (count % window === 0 || count === length) {
            model.cleargrads();
            loss.backward();
            loss.unchainBackward();
            optimizer.update();
          }
        }
      }
      return loss.item() / count;
    },
    test() {
      using _ = noGrad();
      model.resetState();
      let loss = 0;
      for (const [x, t] of testSet) loss += meanSquaredError(model.forward(x.reshape(1, 1)), t).item();
      return loss / testSet.length;
    },
  };
}
