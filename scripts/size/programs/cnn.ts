// A step of a convolutional network on a batch of pictures.
import { flatten, pooling, relu, softmaxCrossEntropy } from "@dz/functions";
import { BatchNorm, Conv2d, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

random.seed(0);
const model = new Sequential([
  new Conv2d(8, 3, { pad: 1 }),
  new BatchNorm(),
  relu,
  (x) => pooling(x, 2, { stride: 2 }),
  flatten,
  new Linear(10),
]);
const optimizer = new Adam().setup(model);
const loss = softmaxCrossEntropy(model.forward(random.rand(20, 1, 12, 12)), random.randint(0, 10, [20]));
model.cleargrads();
loss.backward();
optimizer.update();
console.log(loss.item());
