/**
 * Step 48 of the book: a network of two layers learns to tell the arms of a spiral apart.
 */
import { noGrad } from "@dz/core";
import { DataLoader, Spiral } from "@dz/datasets";
import { accuracy, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";

random.seed(0);
const spiral = new Spiral({ train: true });
const loader = new DataLoader(spiral, 30);
const model = new MLP([10, 3]);
const optimizer = new SGD({ lr: 1 }).setup(model);

for (let epoch = 1; epoch <= 300; epoch++) {
  let total = 0;
  for (const [x, t] of loader) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    total += loss.item() * t.length;
  }
  if (epoch % 100 === 0) console.log(`epoch ${epoch}: loss ${(total / spiral.length).toFixed(4)}`);
}

const test = new Spiral({ train: false });
const share = noGrad(() => accuracy(model.forward(test.xs()), test.ts()).item());
console.log(`${(100 * share).toFixed(1)} % of the test points are classified correctly`);
