/**
 * The sections `mnist` and `cifar` of `files/index.json`: data sets in their published formats, valid and hostile.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { CIFAR10, type ImageDataset, MNIST, readMnistImages, readMnistLabels } from "@dz/datasets";
import { FormatError } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { exact, within } from "../compare.ts";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { checkHarmless, checkRefusal, watched } from "./hostile.ts";

/** Returns the bytes of a file of the data. */
export type ReadFile = (name: string) => Uint8Array;

/** The name of an archive in a report. */
export function archiveId(fields: Fields): string {
  return fields.text(fields.has("images") ? "images" : "file");
}

/** Checks a pair of MNIST files, or one bad file. */
export function checkMnist(check: Check, fields: Fields, read: ReadFile): void {
  watched(check, () => {
    if (!fields.flag("ok")) checkBad(check, fields, mnistReader(fields, read));
    else checkGoodMnist(check, fields, read(fields.text("images")), read(fields.text("labels")));
  });
}

function checkGoodMnist(check: Check, fields: Fields, images: Uint8Array, labels: Uint8Array): void {
  fields.ignore("transform"); // in words
  const set = new MNIST(images, labels);
  const pixels = Uint8Array.from(set.data.toTypedArray());
  check.same("count", set.length, fields.number("count"));
  check.same("shape", set.data.shape, fields.numbers("shape"));
  check.numbers("labels_expect", set.label.toTypedArray(), fields.numbers("labels_expect"), exact);
  check.same("sha256_of_pixels", hashOf(pixels), fields.text("sha256_of_pixels"));
  check.numbers("first_image", pixels.subarray(0, 784), fields.numbers("first_image"), exact);
  const sum = set.get(0)[0].toTypedArray() as Float32Array;
  const field = "first_image_transformed_sum";
  check.number(
    field,
    sum.reduce((total, x) => total + x, 0),
    fields.number(field),
    within(1e-12, 0),
  );
}

/** A function that reads a bad file in its role. */
function mnistReader(fields: Fields, read: ReadFile): () => unknown {
  const bytes = read(fields.text("file"));
  const role = fields.text("role");
  if (role === "images") return () => readMnistImages(bytes);
  if (role === "labels") return () => readMnistLabels(bytes);
  const images = /^labels of (mnist\/\w+-images)$/.exec(role)?.[1];
  if (images === undefined) throw new DataError(`role: unknown role ${role}`);
  return () => new MNIST(read(`${images}-idx3-ubyte.gz`), bytes);
}

/** Checks a CIFAR-10 archive. */
export function checkCifar(check: Check, fields: Fields, read: ReadFile): void {
  const archive = read(fields.text("file"));
  watched(check, () => {
    if (fields.flag("ok")) checkGoodCifar(check, fields, archive);
    else checkBad(check, fields, () => [new CIFAR10(archive), new CIFAR10(archive, { train: false })]);
  });
}

function checkGoodCifar(check: Check, fields: Fields, archive: Uint8Array): void {
  fields.ignore("note", "transform", "optional"); // dz reads the files that it may refuse
  const rows = fields.number("rows_per_batch");
  const sets = { train: new CIFAR10(archive), test: new CIFAR10(archive, { train: false }) };
  check.same("length", [sets.train.length, sets.test.length], [5 * rows, rows]);
  const batches = fields.fields("batches");
  for (const name of batches.names()) {
    const part = /^data_batch_([1-5])$/.exec(name)?.[1];
    if (part === undefined && name !== "test_batch") throw new DataError(`batches: unknown batch ${name}`);
    const [set, first] = part === undefined ? [sets.test, 0] : [sets.train, (Number(part) - 1) * rows];
    checkBatch(check, batches.fields(name), name, set, first, rows);
  }
}

function checkBatch(check: Check, fields: Fields, name: string, set: ImageDataset, first: number, rows: number): void {
  fields.ignore("batch_label"); // a text that dz does not keep
  const width = set.shape.reduce((product, length) => product * length, 1);
  check.same(`${name}.shape`, [rows, width], fields.numbers("shape"));
  const labels = set.label.toTypedArray().subarray(first, first + rows);
  check.numbers(`${name}.labels`, labels, fields.numbers("labels"), exact);
  const pixels = Uint8Array.from(set.data.toTypedArray().subarray(first * width, (first + rows) * width));
  check.same(`${name}.sha256_of_data`, hashOf(pixels), fields.text("sha256_of_data"));
  if (!fields.has("first_row_head")) return;
  const head = fields.numbers("first_row_head");
  check.numbers(`${name}.first_row_head`, pixels.subarray(0, head.length), head, exact);
}

function checkBad(check: Check, fields: Fields, act: () => unknown): void {
  fields.ignore("why");
  if (fields.flag("must_refuse")) checkRefusal(check, "read", act, FormatError);
  else checkHarmless(check, "read", act);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
