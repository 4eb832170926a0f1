import { gzipSync } from "node:zlib";
import { CIFAR10, CIFAR100, imageNetLabels, readMnistImages, readMnistLabels, Shakespeare } from "@dz/datasets";
import { DzError } from "@dz/ndarray";
import fc from "fast-check";
import { concat, conformanceFiles, utf8 } from "../files.ts";
import { checkBytes } from "../same.ts";
import {
  cifar100,
  extendedTarOf,
  gzipMembers,
  gzipped,
  pickleArchive,
  pickleOf,
  repaired,
  tarOf,
} from "../structured/archive.ts";
import type { Target } from "../target.ts";
import { inflated } from "./arrays.ts";

const SIDE = 28;

function idx(shape: readonly number[], data: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint32(0, 0x800 + shape.length);
  shape.forEach((length, axis) => {
    header.setUint32(4 + 4 * axis, length);
  });
  return concat(new Uint8Array(header.buffer), data);
}

const idxFiles = (): Uint8Array[] => [
  idx(
    [1, SIDE, SIDE],
    new Uint8Array(SIDE * SIDE).map((_, i) => i),
  ),
  idx([0, SIDE, SIDE], new Uint8Array(0)),
  idx([10], Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
  idx([0], new Uint8Array(0)),
];

/** A file that is not gzipped has only one form. */
function checkFile(what: string, file: Uint8Array, written: Uint8Array): void {
  if (file[0] !== 0x1f) checkBytes(what, file, written);
}

/** Reads a file of images or, if it is not one, of labels. */
function readIdx(file: Uint8Array): void {
  let images: ReturnType<typeof readMnistImages>;
  try {
    images = readMnistImages(file);
  } catch (error) {
    if (!(error instanceof DzError)) throw error;
    const labels = readMnistLabels(file);
    checkFile("labels", file, idx([labels.length], labels));
    checkBytes("labels", labels, readMnistLabels(idx([labels.length], labels)));
    return;
  }
  checkFile("images", file, idx(images.shape, images.data));
  checkBytes("images", images.data, readMnistImages(idx(images.shape, images.data)).data);
}

function readCifar100(archive: Uint8Array): void {
  const set = new CIFAR100(archive);
  const [pixels, labels] = [set.data.toTypedArray(), set.label.toTypedArray()];
  if (labels.length > 255) return; // more than the pickle encoder here supports
  const again = new CIFAR100(cifar100(pickleOf(Uint8Array.from(pixels), Array.from(labels))));
  checkBytes("pixels", Uint8Array.from(pixels), Uint8Array.from(again.data.toTypedArray()));
  checkBytes("labels", Uint8Array.from(labels), Uint8Array.from(again.label.toTypedArray()));
}

const oneImage = (): Uint8Array =>
  pickleOf(
    new Uint8Array(3072).map((_, i) => i),
    [99],
  );
const pickles = (): Uint8Array[] => [oneImage(), pickleOf(new Uint8Array(0), []), oneImage().slice(0, 300)];

function readText(file: Uint8Array): void {
  const text = new TextDecoder().decode(file);
  if (text.length > 0 && text.length % 2 === 0) {
    const set = new Shakespeare(text);
    const characters = [...text];
    for (let i = 0; i < set.length; i++) {
      const [x, t] = set.get(i);
      const pair = [x, t].map((id) => set.idToChar[typeof id === "number" ? id : id.item()]).join("");
      if (pair !== `${characters[i]}${characters[i + 1]}`)
        throw new Error(`character ${i} became ${JSON.stringify(pair)}`);
    }
  }
  const labels = imageNetLabels(text);
  const written = labels.map((label, i) => `${i}: "${label.replaceAll(/["\\]/g, "\\$&")}"`).join(", ");
  if (imageNetLabels(`{${written}}`).join("\n") !== labels.join("\n")) throw new Error("labels became others");
}

/** The readers of `@dz/datasets`. */
export const datasetTargets: readonly Target[] = [
  { name: "idx", share: 8, memory: (length) => 16 * length + 2 ** 18, seeds: idxFiles, read: readIdx },
  {
    name: "idx.gz",
    share: 3,
    memory: inflated,
    seeds: idxFiles,
    structured: fc.tuple(gzipMembers, fc.constantFrom(...idxFiles())).map(([zip, file]) => zip(file)),
    wrap: (mutant) => (mutant.length % 8 === 0 ? new Uint8Array(gzipSync(mutant)) : gzipped(mutant)),
    read: readIdx,
  },
  {
    name: "gzip",
    share: 3,
    memory: inflated,
    seeds: () => [
      ...idxFiles().map((file) => new Uint8Array(gzipSync(file))),
      ...idxFiles().map((file) => concat(gzipped(file.subarray(0, 9)), gzipped(file.subarray(9)), new Uint8Array(30))),
      ...conformanceFiles("files/mnist", "files/mnist_bad").filter(({ length }) => length < 5000),
    ],
    read: readIdx,
  },
  {
    name: "pickle",
    share: 6,
    memory: inflated,
    seeds: pickles,
    structured: pickleArchive,
    wrap: cifar100,
    read: readCifar100,
  },
  {
    name: "tar",
    share: 4,
    memory: inflated,
    seeds: () =>
      pickles()
        .map((pickle) => ({ "cifar-100-python/train": pickle, "cifar-100-python/meta": utf8("x") }))
        .flatMap((members) => [tarOf(members), extendedTarOf(members)]),
    wrap: (mutant) => gzipped(mutant.length % 2 === 0 ? repaired(mutant) : mutant),
    read: readCifar100,
  },
  {
    name: "cifar.tar.gz",
    share: 1,
    memory: inflated,
    seeds: () => [
      ...conformanceFiles("files/cifar", "files/cifar_bad"),
      ...pickles().map((pickle) => new Uint8Array(gzipSync(tarOf({ "cifar-10-batches-py/test_batch": pickle })))),
    ],
    read(archive) {
      const set = new CIFAR10(archive, { train: false });
      if (set.data.shape[0] !== set.label.length)
        throw new Error(`${set.data.shape[0]} images, ${set.label.length} labels`);
    },
  },
  {
    name: "text",
    share: 4,
    memory: (length) => 256 * length + 2 ** 18,
    seeds: () => [
      utf8(`{0: 'tench, Tinca tinca', 1: "it's", 2: 'a \\'b\\''}`),
      utf8("{0: 'é',\n 1: 'x'}"),
      utf8("First Citizen:\nBefore we proceed"),
    ],
    read: readText,
  },
];
