/**
 * `files/index.json`: npy files, npz files and data sets, valid and hostile, and weights saved by DeZero.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DType,
  DTypeError,
  DzError,
  loadNpy,
  loadNpz,
  type NdArray,
  type RawArray,
  readNpy,
  readNpz,
} from "@dz/ndarray";
import { type Context, dataFile, type Runner, runCases } from "../cases.ts";
import { type CaseResult, type Check, type Flat, flatten } from "../check.ts";
import { exact } from "../compare.ts";
import { type Decoded, dzType } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { archiveId, checkCifar, checkMnist } from "./archives.ts";
import { checkHarmless, checkRefusal, watched } from "./hostile.ts";
import { checkWeights } from "./weights.ts";

type Arrays<A> = ReadonlyMap<string, A>;

/** A format: how to read a file with its own dtypes, how with those of dz, and what a good file contains. */
interface Format {
  readonly read: (bytes: Uint8Array) => Arrays<RawArray>;
  readonly load: (bytes: Uint8Array) => Arrays<NdArray>;
  readonly expected: (fields: Fields) => Arrays<Decoded>;
}

const npy: Format = {
  read: (bytes) => new Map([["", readNpy(bytes)]]),
  load: (bytes) => new Map([["", loadNpy(bytes)]]),
  expected: (fields) => {
    fields.ignore("version", "descr", "fortran_order");
    return new Map([["", fields.array("expect")]]);
  },
};

const npz: Format = {
  read: (bytes) => readNpz(bytes),
  load: (bytes) => loadNpz(bytes),
  expected: (fields) => {
    fields.ignore("note");
    const members = fields.fields("members");
    return new Map(members.names().map((name) => [name, members.array(name)]));
  },
};

export const files: Runner = (data, context) =>
  dataFile(data, "dz-conformance/files/1", function* (file) {
    const id = (fields: Fields): string => fields.text("file");
    const section = (name: string, run: (check: Check, fields: Fields) => void, idOf = id): Iterable<CaseResult> =>
      runCases(file.list(name), { file: "files/index.json", name: () => name, id: idOf, run });
    yield* section("weights", (check, fields) => checkWeights(check, fields, readBytes(context, fields)));
    yield* section("npy", (check, fields) => checkFile(check, fields, readBytes(context, fields), npy));
    yield* section("npz", (check, fields) => checkFile(check, fields, readBytes(context, fields), npz));
    const read = (name: string): Uint8Array => readFile(context, name);
    yield* section("mnist", (check, fields) => checkMnist(check, fields, read), archiveId);
    yield* section("cifar", (check, fields) => checkCifar(check, fields, read), archiveId);
  });

function readFile({ folder }: Context, name: string): Uint8Array {
  return readFileSync(join(folder, "files", name));
}

function readBytes(context: Context, fields: Fields): Uint8Array {
  return readFile(context, fields.text("file"));
}

function checkFile(check: Check, fields: Fields, bytes: Uint8Array, format: Format): void {
  if (fields.has("bytes")) check.same("bytes", bytes.length, fields.number("bytes"));
  watched(check, () => {
    if (fields.flag("ok")) checkGood(check, fields, bytes, format);
    else checkBad(check, fields, bytes, format);
  });
}

function checkGood(check: Check, fields: Fields, bytes: Uint8Array, { read, load, expected }: Format): void {
  const want = expected(fields);
  const raw = read(bytes);
  check.same("names", [...raw.keys()], [...want.keys()]);
  for (const [name, one] of want) {
    const got = raw.get(name);
    if (got !== undefined) check.flat(name || "expect", { ...got, values: got.data }, flat(one), exact);
  }
  // With the dtypes of dz an integer becomes int32; a file with one that does not fit is refused.
  if ([...want.values()].every(fitsDz)) {
    const loaded = load(bytes);
    for (const [name, one] of want) {
      const got = loaded.get(name);
      const wanted: Flat = { ...flat(one), dtype: dzType(one.dtype) satisfies DType };
      if (got === undefined) check.fail(`${name} (load)`, "nothing", "an array");
      else check.flat(`${name || "expect"} (load)`, flatten(got), wanted, exact);
    }
  } else checkRefusal(check, "load", () => load(bytes), DTypeError);
}

function flat({ shape, dtype, values }: Decoded): Flat {
  return { shape, dtype, values };
}

function fitsDz({ dtype, values }: Decoded): boolean {
  return dzType(dtype) !== "int32" || values.every((x) => Number(x) === (Number(x) | 0));
}

function checkBad(check: Check, fields: Fields, bytes: Uint8Array, { read, load }: Format): void {
  fields.ignore("why", "numpy");
  const mustRefuse = fields.flag("must_refuse");
  for (const [name, reader] of [
    ["read", read],
    ["load", load],
  ] as const) {
    if (mustRefuse) checkRefusal(check, name, () => reader(bytes), DzError);
    else checkHarmless(check, name, () => checkSizes(check, name, reader(bytes)));
  }
}

/** Checks that the arrays of a file that may be read are consistent. */
function checkSizes(check: Check, field: string, arrays: Arrays<RawArray | NdArray>): void {
  for (const [name, a] of arrays) {
    const size = a.shape.reduce((n, length) => n * length, 1);
    const length = "data" in a ? a.data.length : a.toTypedArray().length;
    if (size !== length) check.fail(`${field} ${name}`, `${length} elements`, `${size} elements`);
  }
}
