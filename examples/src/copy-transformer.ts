/**
 * A transformer encoder of two blocks learns to write a row of random tokens backwards. Every token has to look at the one
 * in the opposite place, so attention is all it can use, and without the embeddings of the positions it would fail.
 */
import { noGrad, type Variable } from "@dz/core";
import { accuracy, argMax, gelu, softmaxCrossEntropy } from "@dz/functions";
import { EmbedID, Layer, LayerNorm, Linear, MultiHeadAttention } from "@dz/layers";
import { arange, formatPlain, getItem, type NdArray, random, slice } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

const tokens = 10;
const steps = 8;
const size = 32;

class Block extends Layer {
  readonly norm1 = new LayerNorm();
  readonly attention = new MultiHeadAttention(size, 4);
  readonly norm2 = new LayerNorm();
  readonly wide = new Linear(2 * size);
  readonly narrow = new Linear(size);

  override forward(x: Variable): Variable {
    const y = x.add(this.attention.forward(this.norm1.forward(x)));
    return y.add(this.narrow.forward(gelu(this.wide.forward(this.norm2.forward(y)))));
  }
}

class Encoder extends Layer {
  readonly embed = new EmbedID(tokens, size);
  readonly positions = new EmbedID(steps, size);
  readonly blocks = [new Block(), new Block()];
  readonly norm = new LayerNorm();
  readonly scores = new Linear(tokens);

  override forward(ids: NdArray): Variable {
    const places = arange(steps, { dtype: "int32" });
    let y = this.embed.forward(ids).add(this.positions.forward(places));
    for (const block of this.blocks) y = block.forward(y);
    return this.scores.forward(this.norm.forward(y));
  }
}

const draw = (batch: number): NdArray => random.randint(0, tokens, [batch, steps]);
const reversed = (x: NdArray): NdArray => getItem(x, slice(), slice(null, null, -1));

random.seed(0);
const model = new Encoder();
const optimizer = new Adam({ lr: 0.003 }).setup(model);
const test = draw(200);

for (let step = 0; step <= 120; step++) {
  const x = draw(32);
  const loss = softmaxCrossEntropy(model.forward(x), reversed(x));
  model.cleargrads();
  loss.backward();
  optimizer.update();
  if (step % 20 === 0) {
    const share = noGrad(() => accuracy(model.forward(test), reversed(test)).item());
    console.log(`step ${step}: loss ${loss.item().toFixed(4)}, ${(100 * share).toFixed(1)} % of the tokens are right`);
  }
}

const x = draw(1);
const answer = noGrad(() => argMax(model.forward(x), { axis: -1 }));
console.log(`${formatPlain(x)} backwards is ${formatPlain(answer.data)}`);
