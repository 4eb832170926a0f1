/**
 * A convolutional network reads digits. The program draws them itself, in the bytes of red, green, blue and opacity that
 * a canvas gives (`getImageData`): each digit in another place, in another brightness, and in noise.
 */
import { noGrad, testMode } from "@dz/core";
import { compose, DataLoader, fromArrays, normalize, randomSplit, toFloat } from "@dz/datasets";
import { accuracy, flatten, pooling, relu, softmaxCrossEntropy } from "@dz/functions";
import { BatchNorm, Conv2d, Dropout, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { array, getItem, random, slice, stack, transpose } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

// Five rows of three dots each, from the top.
const glyphs = `
  ### #.# #.# #.# ###   .#. ##. .#. .#. ###   ### ..# ### #.. ###   ### ..# .## ..# ###   #.# #.# ### ..# ..#
  ### #.. ### ..# ###   ### #.. ### #.# ###   ### ..# ..# .#. .#.   ### #.# ### #.# ###   ### #.# ### ..# ###`
  .trim()
  .split(/\s{3,}/)
  .map((glyph) => glyph.split(" "));
const count = 600;
const size = 12;

// A dot is two pixels wide and two high. Values beyond 0 to 255 are clipped by the bytes.
function draw(glyph: string[]): Uint8ClampedArray {
  const [left, top, ink] = [random.randint(0, 7), random.randint(0, 3), random.randint(90, 200)];
  const rgba = random
    .normal(40, 30, [size, size])
    .toArray(2)
    .flatMap((row, y) =>
      row.flatMap((noise, x) => {
        const hit = glyph[(y - top) >> 1]?.[(x - left) >> 1] === "#";
        const gray = noise + (hit ? ink : 0);
        return [gray, gray, gray, 255];
      }),
    );
  return Uint8ClampedArray.from(rgba);
}

random.seed(0);
const labels = random.randint(0, 10, [count]);
const canvases = labels.toArray(1).map((digit) => array(draw(glyphs[digit] ?? [])).reshape(size, size, 4));

// [count, height, width, 4] to the first colour of [count, 4, height, width]; the others are equal.
const pictures = getItem(transpose(stack(canvases), [0, 3, 1, 2]), slice(), slice(0, 1));
const digits = fromArrays(pictures, labels, { transform: compose([toFloat(), normalize(80, 70)]) });
const [trainSet, testSet] = randomSplit(digits, [0.8, 0.2], { seed: 0 });
console.log("pictures", pictures.shape, pictures.dtype, "train", trainSet.length, "test", testSet.length);

const model = new Sequential([
  new Conv2d(8, 3, { pad: 1 }),
  new BatchNorm(),
  relu,
  (x) => pooling(x, 2, { stride: 2 }),
  new Conv2d(16, 3, { pad: 1 }),
  new BatchNorm(),
  relu,
  (x) => pooling(x, 2, { stride: 2 }),
  flatten,
  new Dropout({ dropoutRatio: 0.3 }),
  new Linear(10),
]);
const optimizer = new Adam({ lr: 0.005 }).setup(model);
const loader = new DataLoader(trainSet, 32);

for (let epoch = 1; epoch <= 12; epoch++) {
  let total = 0;
  for (const [x, t] of loader) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    total += loss.item() * t.length;
  }
  if (epoch % 3 === 0) console.log(`epoch ${epoch}: loss ${(total / trainSet.length).toFixed(4)}`);
}

const share = testMode(() => noGrad(() => accuracy(model.forward(testSet.xs()), testSet.ts()).item()));
console.log(`${(100 * share).toFixed(1)} % of the digits that it has never seen are read correctly`);
