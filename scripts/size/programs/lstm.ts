// A step of step 60 of the book: an LSTM with its gates in one kernel.
import { meanSquaredError } from "@dz/functions";
import { BetterRNN } from "@dz/models";
import { random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

random.seed(0);
const model = new BetterRNN(100, 1);
const optimizer = new Adam().setup(model);
const loss = meanSquaredError(model.forward(random.rand(30, 1)), random.rand(30, 1));
model.cleargrads();
loss.backward();
loss.unchainBackward();
optimizer.update();
console.log(loss.item());
