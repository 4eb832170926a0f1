import { CosineTest, SinCurve, Spiral } from "@dz/datasets";
import { arange, type NdArray, RandomState, stack } from "@dz/ndarray";
import type { Job, Results } from "../job.ts";

/** All examples of a data set: inputs as arrays, labels as arrays or numbers. */
function examples(set: { readonly length: number; get(i: number): readonly [NdArray, NdArray | number] }): NdArray[] {
  const pairs = Array.from({ length: set.length }, (_, i) => set.get(i));
  const labels = pairs.map(([, label]) => label);
  return [stack(pairs.map(([x]) => x)), ...labels.filter((label) => typeof label === "object")];
}

function sets(): Results {
  const random = new RandomState(0);
  return {
    sinCurve: examples(new SinCurve({ random })),
    sinCurveFloat32: examples(new SinCurve({ random, dtype: "float32" })),
    cosine: examples(new SinCurve({ random, train: false })),
    cosineTest: examples(new CosineTest()),
    spiral: examples(new Spiral()),
    spiralTest: examples(new Spiral({ train: false })),
  };
}

function streams(): Results {
  const random = new RandomState(4);
  return {
    randomSample: random.randomSample([1000]),
    uniform: random.uniform(-3, 5, [1000]),
    randn: random.randn(1001),
    normal: random.normal(1, 2, [1000]),
    randint: random.randint(-5, 2 ** 40, [1000]),
    permutation: random.permutation(1000),
    choice: random.choice(arange(50), { shape: [200] }),
  };
}

export const data: readonly Job[] = [
  { name: "data sets", run: sets },
  { name: "random numbers", run: streams },
];
