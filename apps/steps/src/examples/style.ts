import { Parameter, type Variable, type VariableLike, variable } from "@dz/core";
import { relu } from "@dz/functions";
import { Conv2d, Layer } from "@dz/layers";
import { fromTypedArray, type NdArray, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import type { Page, Values } from "../page.ts";
import { imageGrid } from "../svg/image-grid.ts";

export const title = "Style transfer";
export const teaches =
  "parameters can be pixels: a picture is changed until its features are those wanted, the network stays";

const SIDE = 24;

/** Two layers of random filters; they detect edges as trained ones do, without weights of 500 MB. */
class Eye extends Layer {
  readonly conv1 = new Conv2d(16, 3, { pad: 1 });
  readonly conv2 = new Conv2d(16, 3, { pad: 1 });

  features(x: VariableLike): [Variable, Variable] {
    const h = relu(this.conv1.forward(x));
    return [h, relu(this.conv2.forward(h))];
  }

  override forward(x: VariableLike): Variable {
    return this.features(x)[1];
  }
}

/** The parameters are the picture itself. */
class Canvas extends Layer {
  readonly picture: Parameter;

  constructor(data: NdArray) {
    super();
    this.picture = new Parameter(data);
  }

  override forward(): Variable {
    return this.picture;
  }
}

/** The correlations of the feature maps over the whole picture (Gatys et al. 2015). */
function gram(features: Variable): Variable {
  const maps = features.reshape(features.shape[1] as number, -1);
  return maps.matmul(maps.T).div(maps.size);
}

function squaredDifference(a: Variable, b: Variable): Variable {
  return a.sub(variable(b.data)).pow(2).sum();
}

function paint(f: (row: number, column: number) => number): NdArray {
  const pixels = Float32Array.from({ length: SIDE ** 2 }, (_, k) => f(Math.floor(k / SIDE), k % SIDE));
  return fromTypedArray(pixels, [1, 1, SIDE, SIDE]);
}

export function run({ print, trace, draw }: Page): Values {
  const eye = new Eye();
  const content = paint((row, column) => (Math.hypot(row - 11.5, column - 11.5) < 8 ? 1 : 0)); // a disc
  const style = paint((row, column) => ((row + column) % 4 < 2 ? 1 : 0)); // stripes
  const wantedContent = eye.features(content)[1];
  const wantedStyle = eye.features(style).map(gram);

  const canvas = new Canvas(paint(() => random.rand()));
  const optimizer = new Adam({ lr: 0.02 }).setup(canvas);
  const losses: number[] = [];
  for (let i = 0; i <= 300; i++) {
    const features = eye.features(canvas.forward());
    const likeContent = squaredDifference(features[1], wantedContent).div(wantedContent.size);
    const likeStyle = features.map((f, k) => squaredDifference(gram(f), wantedStyle[k] as Variable));
    const loss = likeStyle.reduce((sum, one) => sum.add(one.mul(30)), likeContent);
    canvas.cleargrads();
    loss.backward();
    optimizer.update();
    if (i % 50 !== 0) continue;
    losses.push(loss.item());
    trace(loss);
    print(`iteration ${i}, loss ${loss.item().toFixed(5)}`);
  }

  const pictures = [content, style, canvas.picture.data].map((x) => x.reshape(SIDE, SIDE));
  draw("pictures.svg", () => imageGrid(pictures, 3, 6));
  return { first: losses[0], last: losses.at(-1) };
}
