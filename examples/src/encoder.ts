/**
 * A recurrent network reads bits and tells after each the remainders of their sum by 2 and by 3, also in rows much longer than
 * those it learned from. Its state goes in and out of `forward`, so that a row can be read in pieces.
 */
import { noGrad, Variable } from "@dz/core";
import { accuracy, concat, sigmoid, softmaxCrossEntropy, stack, tanh } from "@dz/functions";
import { Layer, Linear } from "@dz/layers";
import { all, astype, cumsum, equal, getItem, map, type NdArray, newAxis, random, slice, zeros } from "@dz/ndarray";
import { Adam, ClipGrad } from "@dz/optimizers";

const hidden = 16;

/** A gated recurrent unit, written out: from the input and the state (null at first) to the next state. */
class Cell extends Layer {
  readonly x = { reset: new Linear(hidden), keep: new Linear(hidden), next: new Linear(hidden) };
  readonly h = { reset: new Linear(hidden), keep: new Linear(hidden), next: new Linear(hidden) };

  override forward(x: NdArray, before: Variable | null): Variable {
    const h = before ?? new Variable(zeros([x.length, hidden], { dtype: "float32" }));
    const reset = sigmoid(this.x.reset.forward(x).add(this.h.reset.forward(h)));
    const keep = sigmoid(this.x.keep.forward(x).add(this.h.keep.forward(h)));
    const next = tanh(this.x.next.forward(x).add(reset.mul(this.h.next.forward(h))));
    return next.add(keep.mul(h.sub(next)));
  }
}

class Reader extends Layer {
  readonly cell = new Cell();
  readonly answers = { byTwo: new Linear(2), byThree: new Linear(3) };

  /** Scores [steps, batch, remainders] for bits [steps, batch], and the last state. */
  override forward(bits: NdArray, before: Variable | null): [byTwo: Variable, byThree: Variable, h: Variable | null] {
    let h = before;
    const states: Variable[] = [];
    for (let step = 0; step < bits.length; step++) {
      h = this.cell.forward(astype(getItem(bits, step, slice(), newAxis), "float32"), h);
      states.push(h);
    }
    const y = stack(states);
    return [this.answers.byTwo.forward(y), this.answers.byThree.forward(y), h];
  }
}

const remainders = (bits: NdArray, modulus: number): NdArray =>
  astype(
    map(cumsum(bits, { axis: 0 }), (sum) => sum % modulus),
    "int32",
  );

random.seed(0);
const model = new Reader();
const optimizer = new Adam({ lr: 0.02 }).setup(model).addHook(new ClipGrad(1));

for (let update = 1; update <= 400; update++) {
  const bits = random.randint(0, 2, [12, 40]);
  const [byTwo, byThree] = model.forward(bits, null);
  const loss = softmaxCrossEntropy(byTwo, remainders(bits, 2)).add(softmaxCrossEntropy(byThree, remainders(bits, 3)));
  model.cleargrads();
  loss.backward();
  optimizer.update();
  if (update % 100 === 0) console.log(`update ${update}: loss ${loss.item().toFixed(4)}`);
}

const long = random.randint(0, 2, [100, 200]);
const percent = (y: Variable, modulus: number): string =>
  `${(100 * accuracy(y, remainders(long, modulus)).item()).toFixed(1)} %`;

noGrad(() => {
  const [byTwo, byThree] = model.forward(long, null);
  console.log(`rows of 100 bits: ${percent(byTwo, 2)} of the remainders by 2 are right, ${percent(byThree, 3)} by 3`);

  const [start, , h] = model.forward(getItem(long, slice(0, 50)), null);
  const [rest] = model.forward(getItem(long, slice(50)), h);
  const same = all(equal(concat([start, rest]).data, byTwo.data)).item();
  console.log(`the same rows in two pieces: ${same ? "the same scores" : "other scores"}`);
});
