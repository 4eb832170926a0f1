// A classifier of points in three spirals: an MLP, batches and SGD with momentum.
import { DataLoader, Spiral } from "@dz/datasets";
import { accuracy, relu, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { MomentumSGD } from "@dz/optimizers";

random.seed(0);
const batches = new DataLoader(new Spiral(), 30);
const model = new MLP([10, 3], { activation: relu });
const optimizer = new MomentumSGD({ lr: 0.1 }).setup(model);

for (let epoch = 1; epoch <= 2; epoch++) {
  for (const [x, t] of batches) {
    const y = model.forward(x);
    const loss = softmaxCrossEntropy(y, t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    console.log(loss.item(), accuracy(y, t).item());
  }
}
