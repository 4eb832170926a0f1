import { asVariable, noGrad, type Variable, type VariableLike, variable } from "@dz/core";
import { softmax, softmaxCrossEntropy } from "@dz/functions";
import { EmbedID, Linear, LSTM } from "@dz/layers";
import { Model } from "@dz/models";
import { array, type NdArray, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import type { Page, Values } from "../page.ts";

export const title = "Text, letter by letter";
export const teaches = "classes can be letters: the network says how likely each is to come next, and one is drawn";

const text = `\
Humpty Dumpty sat on a wall,
Humpty Dumpty had a great fall.
All the king's horses and all the king's men
Couldn't put Humpty together again.
`;

class Speller extends Model {
  readonly embed: EmbedID;
  readonly lstm: LSTM;
  readonly fc: Linear;

  constructor(letters: number) {
    super();
    this.embed = new EmbedID(letters, 16);
    this.lstm = new LSTM(64);
    this.fc = new Linear(letters);
  }

  /** The scores of the next letter. */
  override forward(ids: VariableLike): Variable {
    return this.fc.forward(this.lstm.forward(this.embed.forward(asVariable(ids))));
  }
}

export function run({ print, trace }: Page): Values {
  const letters = [...new Set(text)].sort();
  const ids = Array.from(text, (letter) => letters.indexOf(letter));
  const idOf = (i: number): NdArray => array([ids[i % ids.length] as number], { dtype: "int32" });
  const model = new Speller(letters.length);
  const optimizer = new Adam({ lr: 0.01 }).setup(model);

  const write = (length: number): string => {
    model.resetState();
    let written = "H";
    for (let i = 0; i < length; i++) {
      const id = letters.indexOf(written.at(-1) as string);
      const p = noGrad(() => softmax(model.forward(array([id], { dtype: "int32" })))).data.toTypedArray();
      const drawn = random.rand();
      let sum = 0;
      const next = p.findIndex((probability: number) => {
        sum += probability;
        return sum > drawn;
      });
      written += letters[next === -1 ? p.length - 1 : next] as string;
    }
    return written;
  };

  let average = 0;
  for (let epoch = 1; epoch <= 60; epoch++) {
    model.resetState();
    let sumLoss = 0;
    for (let start = 0; start < ids.length; start += 20) {
      let loss = variable(0);
      for (let i = start; i < Math.min(start + 20, ids.length); i++) {
        loss = loss.add(softmaxCrossEntropy(model.forward(idOf(i)), idOf(i + 1)));
      }
      model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
      sumLoss += loss.item();
    }
    average = sumLoss / ids.length;
    trace(average);
    if (epoch % 20 === 0) print(`epoch ${epoch}, loss ${average.toFixed(4)}\n${write(80)}\n`);
  }
  return { loss: average, written: write(40) };
}
