/**
 * The Python archives of CIFAR-10 and CIFAR-100 as published: a tar.gz of pickled dictionaries, each with `data`, rows
 * of 1024 red, 1024 green and 1024 blue values, and a list of labels. Nothing in them is evaluated.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import type { LabelledImages } from "./image-dataset.ts";
import { checkBytes } from "./io/bytes.ts";
import { gunzip } from "./io/gunzip.ts";
import { arrayOf } from "./io/numpy-pickle.ts";
import { readPickle } from "./io/pickle.ts";
import type { PickleValue } from "./io/pickle-value.ts";
import { PieceReader } from "./io/piece-reader.ts";
import { readTar } from "./io/tar.ts";

const CHANNELS = 3;
const SIDE = 32;
const ROW: number = CHANNELS * SIDE * SIDE;

/** The published archives inflate to 186 MB each. */
const MAX_BYTES = 2 ** 29;

/** The labels to read from an archive. */
export interface CifarLabels {
  /** Their key in the dictionaries. */
  readonly key: string;
  /** The number of classes. */
  readonly classes: number;
}

/**
 * The images and labels of some members of a CIFAR archive (`data_batch_1`; `train`), concatenated. Throws {@link
 * FormatError} for anything else, naming where it departs from such an archive.
 */
export function readCifar(
  archive: Uint8Array,
  names: readonly string[],
  labels: CifarLabels,
  op: string,
): LabelledImages {
  const pieces = gunzip(checkBytes(archive, op), op, MAX_BYTES);
  const members = readTar(new PieceReader(pieces, op), names, op);
  return joined(names.map((name) => readBatch(members.get(name) as Uint8Array, labels, `${op}: ${name}`)));
}

function readBatch(pickle: Uint8Array, { key, classes }: CifarLabels, op: string): LabelledImages {
  const batch = readPickle(pickle, op);
  if (!(batch instanceof Map)) throw new FormatError(`${op}: is not a dictionary`);
  const { shape, data } = arrayOf(batch.get("data"), `${op}: "data"`);
  if (shape.length !== 2 || shape[1] !== ROW) {
    throw new FormatError(`${op}: "data" has shape [${shape.join(", ")}], expected rows of ${ROW}`);
  }
  const labels = labelsOf(batch.get(key), classes, `${op}: "${key}"`);
  if (labels.length !== shape[0]) {
    throw new FormatError(`${op}: there are ${shape[0]} rows of "data", but ${labels.length} of "${key}"`);
  }
  return { shape: [CHANNELS, SIDE, SIDE], pixels: data, labels };
}

function labelsOf(value: PickleValue | undefined, classes: number, op: string): Uint8Array {
  if (!Array.isArray(value)) throw new FormatError(`${op} is ${value === undefined ? "missing" : "not a list"}`);
  return Uint8Array.from(value, (label, i) => {
    if (typeof label !== "number" || label < 0 || label >= classes) {
      const found = typeof label === "number" ? `${label}` : "not a number";
      throw new FormatError(`${op}[${i}] is ${found}, expected a label from 0 to ${classes - 1}`);
    }
    return label;
  });
}

function joined(batches: readonly LabelledImages[]): LabelledImages {
  const count = batches.reduce((total, { labels }) => total + labels.length, 0);
  const out = { shape: [CHANNELS, SIDE, SIDE], pixels: new Uint8Array(count * ROW), labels: new Uint8Array(count) };
  let at = 0;
  for (const { pixels, labels } of batches) {
    out.pixels.set(pixels, at * ROW);
    out.labels.set(labels, at);
    at += labels.length;
  }
  return out;
}
