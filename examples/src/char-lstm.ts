/**
 * An LSTM learns a nursery rhyme letter by letter. Four readers start in different places of the text, and after every 25
 * letters the graph is cut off (truncated backpropagation), while the state goes on. At the end it writes by itself.
 */
import { noGrad, type Variable, variable } from "@dz/core";
import { SeqDataLoader, Shakespeare } from "@dz/datasets";
import { softmax, softmaxCrossEntropy } from "@dz/functions";
import { EmbedID, Layer, Linear, LSTM } from "@dz/layers";
import { array, type NdArray, random } from "@dz/ndarray";
import { Adam, ClipGrad } from "@dz/optimizers";

const corpus = new Shakespeare(`This is the house that Jack built.
This is the malt that lay in the house that Jack built.
This is the rat that ate the malt that lay in the house that Jack built.
This is the cat that killed the rat that ate the malt that lay in the house that Jack built.
This is the dog that worried the cat that killed the rat that ate the malt that lay in the house that Jack built.
`);
const { idToChar } = corpus;
const window = 25;

class Writer extends Layer {
  readonly embed = new EmbedID(idToChar.length, 16);
  readonly lstm = new LSTM(64);
  readonly scores = new Linear(idToChar.length);

  override forward(x: NdArray): Variable {
    return this.scores.forward(this.lstm.forward(this.embed.forward(x)));
  }
}

random.seed(0);
const loader = new SeqDataLoader(corpus, 4);
const model = new Writer();
const optimizer = new Adam({ lr: 0.01 }).setup(model).addHook(new ClipGrad(5));

for (let epoch = 1; epoch <= 40; epoch++) {
  model.resetState();
  let loss = variable(0);
  let total = 0;
  let step = 0;
  for (const [x, t] of loader) {
    loss = loss.add(softmaxCrossEntropy(model.forward(x), t));
    step++;
    if (step % window === 0 || step === loader.length) {
      model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
      total += loss.item();
      loss = variable(0);
    }
  }
  if (epoch % 10 === 0) console.log(`epoch ${epoch}: loss ${(total / step).toFixed(4)} per letter`);
}

model.resetState();
let id = 0; // the text begins with it
const written = [id];
noGrad(() => {
  while (written.length < 200) {
    const scores = model.forward(array([id], { dtype: "int32" }));
    id = random.choice(idToChar.length, { p: softmax(scores).data.reshape(-1) });
    written.push(id);
  }
});
console.log(written.map((id) => idToChar[id]).join(""));
