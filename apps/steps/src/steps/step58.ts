import { noGrad, testMode, type Variable, type VariableLike, variable } from "@dz/core";
import { dropout, flatten, pooling, relu, softmax } from "@dz/functions";
import { Conv2d, Linear } from "@dz/layers";
import { Model } from "@dz/models";
import { random } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "VGG16";
export const teaches =
  "a large network is a list of the same few layers; this one has all of VGG16's, an eighth as wide";

/** Channels of the convolutions, block by block; each block ends with a pooling that halves the image. */
const blocks = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

class Vgg16 extends Model {
  readonly blocks: readonly (readonly Conv2d[])[];
  readonly fc6: Linear;
  readonly fc7: Linear;
  readonly fc8: Linear;

  /** Trained weights of the full width take 500 MB. Here they are random, for `1 / narrow` of the channels. */
  constructor(narrow: number) {
    super();
    this.blocks = blocks.map((sizes) => sizes.map((size) => new Conv2d(size / narrow, 3, { pad: 1 })));
    this.fc6 = new Linear(4096 / narrow);
    this.fc7 = new Linear(4096 / narrow);
    this.fc8 = new Linear(1000);
  }

  override forward(x: VariableLike): Variable {
    let y = variable(0).add(x);
    for (const block of this.blocks) {
      for (const conv of block) y = relu(conv.forward(y));
      y = pooling(y, 2, { stride: 2 });
    }
    y = flatten(y);
    y = dropout(relu(this.fc6.forward(y)));
    y = dropout(relu(this.fc7.forward(y)));
    return this.fc8.forward(y);
  }
}

export function run({ print, draw }: Page): Values {
  const model = new Vgg16(8);
  const x = variable(random.rand(1, 3, 64, 64), { name: "picture" }); // the book's has 224 by 224
  const p = noGrad(() => testMode(() => softmax(model.forward(x))));
  print("input", x.shape, "output", p.shape);
  print(
    "parameters:",
    Array.from(model.params(), ({ size }) => size).reduce((a, b) => a + b),
  );
  draw("vgg16.svg", () => graphSvg(model.toDot(x)));
  return { shape: p.shape, sum: p.sum() };
}
