// Step 59 of the book: a SimpleRNN learns a noisy sine by truncated backpropagation through time and predicts a cosine.
import { noGrad, variable } from "@dz/core";
import { CosineTest, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { SimpleRNN } from "@dz/models";
import { random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

random.seed(0);
const trainSet = new SinCurve({ train: true });
const model = new SimpleRNN(100, 1, { dtype: "float64" });
const optimizer = new Adam().setup(model);

for (let epoch = 1; epoch <= 2; epoch++) {
  model.resetState();
  let loss = variable(0);
  let count = 0;
  for (const [x, t] of trainSet) {
    loss = loss.add(meanSquaredError(model.forward(x.reshape(1, 1)), t));
    count++;
    if (count % 30 === 0 || count === trainSet.length) {
      model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
    }
  }
  console.log(`epoch ${epoch}  loss ${(loss.item() / count).toFixed(6)}`);
}

model.resetState();
let loss = 0;
noGrad(() => {
  for (const [x, t] of new CosineTest()) loss += meanSquaredError(model.forward(x.reshape(1, 1)), t).item();
});
console.log(loss);
