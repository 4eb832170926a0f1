import * as data from "@dz/datasets";
import { type NdArray, RandomState, zeros } from "@dz/ndarray";
import { exportsOf, matrix, type Subject, subject } from "./subject.ts";

class Pairs extends data.Dataset<NdArray> {
  protected override prepare(): data.DatasetArrays {
    return { data: matrix(), label: matrix() };
  }
}

const identity = (x: unknown): unknown => x;
const random = (): RandomState => new RandomState(0);
const transforms = (): object => ({ transform: identity, targetTransform: identity });
const labelled = (): data.LabelledImages => ({
  shape: [1, 2, 2],
  pixels: new Uint8Array(8),
  labels: new Uint8Array(2),
});
const image = (): NdArray => zeros([3, 4, 4]);
const loader = (): object => ({ shuffle: true, random: random(), prefetch: 0 });
const none = async (): Promise<Uint8Array> => new Uint8Array(0);
const answer = async (): Promise<Response> => new Response("x");
const applied = (name: string, make: () => data.Transform): Subject => subject(name, (x: NdArray) => make()(x), image);

const methods: Subject[] = [
  subject(
    "Dataset.get",
    (i: number) => new Pairs().get(i),
    () => 0,
  ),
  subject(
    "Dataset.slice",
    (a: number, b: number) => new Pairs().slice(a, b),
    () => 0,
    () => 1,
  ),
  subject(
    "Dataset.batch",
    (i: Int32Array) => new Pairs().batch(i),
    () => Int32Array.of(0),
  ),
  subject(
    "ImageDataset.get",
    (i: number) => new data.ImageDataset(labelled()).get(i),
    () => 0,
  ),
  subject(
    "ImageDataset.slice",
    (a: number, b: number) => new data.ImageDataset(labelled()).slice(a, b),
    () => 0,
    () => 1,
  ),
  subject(
    "ImageDataset.batch",
    (i: Int32Array) => new data.ImageDataset(labelled()).batch(i),
    () => Int32Array.of(0),
  ),
  subject(
    "Pairs",
    (o: object) => new Pairs(o),
    () => ({ train: true, ...transforms() }),
  ),
  subject(
    "CIFAR100.labels",
    (o: object) => data.CIFAR100.labels(o),
    () => ({ labelType: "fine" }),
  ),
  subject(
    "MNIST.load",
    (s: data.FileSource, o: object) => data.MNIST.load(s, o),
    () => none,
    () => ({ train: true, ...transforms() }),
  ),
  subject(
    "CIFAR10.load",
    (s: data.FileSource, o: object) => data.CIFAR10.load(s, o),
    () => none,
    () => ({ train: true, ...transforms() }),
  ),
  subject(
    "CIFAR100.load",
    (s: data.FileSource, o: object) => data.CIFAR100.load(s, o),
    () => none,
    () => ({ train: true, labelType: "fine", ...transforms() }),
  ),
  applied("asType", () => data.asType("float32")),
  applied("centerCrop", () => data.centerCrop(2)),
  applied("compose", () => data.compose([data.flatten()])),
  applied("convert", () => data.convert("BGR")),
  applied("flatten", () => data.flatten()),
  applied("normalize", () => data.normalize(0, 1)),
  applied("randomHorizontalFlip", () => data.randomHorizontalFlip()),
  applied("resize", () => data.resize(2)),
];

export const datasetsCalls: readonly Subject[] = [
  ...exportsOf(data, {
    asType: () => ["float32"],
    centerCrop: () => [[2, 2]],
    CIFAR10: () => [new Uint8Array(3), { train: true, ...transforms() }],
    CIFAR100: () => [new Uint8Array(3), { train: true, labelType: "fine", ...transforms() }],
    compose: () => [[identity]],
    convert: () => ["RGB"],
    CosineTest: () => [{ periods: 2, points: 10, dtype: "float64", ...transforms() }],
    DataLoader: () => [new Pairs(), 1, loader()],
    download: () => ["http://localhost/x", { maxBytes: 10, onProgress: identity, fetch: answer }],
    flatten: () => [],
    fromArrays: () => [matrix(), matrix(), { ...transforms() }],
    ImageDataset: () => [labelled(), { ...transforms() }],
    imageNetLabels: () => ["{0: 'a'}"],
    MNIST: () => [new Uint8Array(3), new Uint8Array(3), { ...transforms() }],
    nextTurn: () => [{ every: 12 }],
    normalize: () => [0, 1],
    randomHorizontalFlip: () => [{ p: 0.5, random: random() }],
    randomSplit: () => [new Pairs(), [0.5, 0.5], { random: random() }],
    readMnistImages: () => [new Uint8Array(3)],
    readMnistLabels: () => [new Uint8Array(3)],
    resize: () => [[2, 2]],
    SeqDataLoader: () => [new Pairs(), 1, { tail: "drop" }],
    Shakespeare: () => ["abc", { ...transforms() }],
    SinCurve: () => [{ train: true, ...transforms(), dtype: "float64" }],
    Spiral: () => [{ train: true, ...transforms(), random: random() }],
    Subset: () => [new Pairs(), [0]],
    toFloat: () => [{ dtype: "float32" }],
    toInt: () => [],
  }),
  ...methods,
];
