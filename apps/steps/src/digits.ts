/**
 * Handwritten digits for steps 51 to 53: those of MNIST if the reader has them, else digits of a font, shifted and with
 * noise, in the same format.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Dataset, type DatasetArrays, type DatasetOptions, type ExampleSource, MNIST } from "@dz/datasets";
import { fromTypedArray, type NdArray, RandomState } from "@dz/ndarray";

const SIDE = 28;
const SCALE = 3; // pixels of a dot of the font

/** The digits 0 to 9 in 5 by 7 dots, one row of dots per line. */
const font = [
  ".###. #...# #..## #.#.# ##..# #...# .###.",
  "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
  ".###. #...# ....# ...#. ..#.. .#... #####",
  ".###. #...# ....# ..##. ....# #...# .###.",
  "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
  "##### #.... ####. ....# ....# #...# .###.",
  "..##. .#... #.... ####. #...# #...# .###.",
  "##### ....# ...#. ..#.. .#... .#... .#...",
  ".###. #...# #...# .###. #...# #...# .###.",
  ".###. #...# #...# .#### ....# ...#. .##..",
].map((rows) => rows.split(" "));

/** Draws a digit into an image of `side` by `side` pixels, with each dot of the font as `scale` by `scale` pixels. */
function drawDigit(
  image: Float32Array,
  digit: number,
  left: number,
  top: number,
  scale: number,
  noise: number,
  random: RandomState,
) {
  const side = Math.sqrt(image.length);
  for (let k = 0; k < image.length; k++) {
    const [row, column] = [Math.floor(k / side) - top, (k % side) - left];
    const ink = font[digit]?.[Math.floor(row / scale)]?.[Math.floor(column / scale)] === "#";
    image[k] = (ink ? 1 - noise : 0) + noise * random.rand();
  }
}

/** The ten digits in order, `count` images of [1, 8, 8] in all, float32 from 0 to 1: small enough for every example. */
export function tinyDigits(count: number, random: RandomState): NdArray {
  const data = new Float32Array(count * 64);
  for (let i = 0; i < count; i++) {
    drawDigit(data.subarray(i * 64, (i + 1) * 64), i % 10, random.randint(1, 3), random.randint(2), 1, 0.1, random);
  }
  return fromTypedArray(data, [count, 1, 8, 8]);
}

/** Digits of a font in the default format of MNIST: 784 float32 values from 0 to 1, and the digit. */
export class FontDigits extends Dataset<number> {
  protected override prepare({ train = true }: DatasetOptions<number>): DatasetArrays {
    const count = train ? 1000 : 200;
    const random = new RandomState(train ? 1 : 2);
    const data = new Float32Array(count * SIDE * SIDE);
    const label = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      label[i] = random.randint(10);
      const [left, top] = [random.randint(2, 12), random.randint(1, 7)];
      drawDigit(
        data.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE),
        label[i] as number,
        left,
        top,
        SCALE,
        0.3,
        random,
      );
    }
    return { data: fromTypedArray(data, [count, SIDE * SIDE]), label: fromTypedArray(label, [count]) };
  }
}

/** The training set, the test set, and a description. */
export interface DigitSets {
  readonly trainSet: ExampleSource<number>;
  readonly testSet: ExampleSource<number>;
  readonly name: string;
}

/** The digits from a folder with the four files of MNIST, or, without a folder, those of the font. */
export function digitSets(folder: string | null): DigitSets {
  if (folder === null) {
    const name = "digits of a font, as there is no --data DIR with the files of MNIST";
    return { trainSet: new FontDigits(), testSet: new FontDigits({ train: false }), name };
  }
  const bytes = (name: string): Uint8Array => readFileSync(join(folder, `${name}-ubyte.gz`));
  const read = (part: string): MNIST => new MNIST(bytes(`${part}-images-idx3`), bytes(`${part}-labels-idx1`));
  return { trainSet: read("train"), testSet: read("t10k"), name: "MNIST" };
}
