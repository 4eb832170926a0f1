/**
 * `files/index.json`: npy and npz files, good and hostile ones, and weights that DeZero saved.
 *
 * A bad file has to be refused by an error of dz's own, in good time, without anything in it being evaluated and without
 * any prototype being changed. Nothing can be written: the readers get bytes, and libraries of dz import nothing of
 * Node's.
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
import { type CaseResult, type Check, describeError, type Flat, flatten } from "../check.ts";
import { exact } from "../compare.ts";
import { DataError, type Decoded, dzType } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { checkWeights } from "./weights.ts";

/** A small file that takes longer than this, in milliseconds, is read by something that hangs. */
const TIME_LIMIT = 5000;

type Arrays<A> = ReadonlyMap<string, A>;

/** A format: how a file of it is read as it is, how with dz's own dtypes, and what is expected of a good one. */
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

/** See above. */
export const files: Runner = (data, context) =>
  dataFile(data, "dz-conformance/files/1", function* (file) {
    const id = (fields: Fields): string => fields.text("file");
    const section = (name: string, run: (check: Check, fields: Fields) => void, idOf = id): Iterable<CaseResult> =>
      runCases(file.list(name), { file: "files/index.json", name: () => name, id: idOf, run });
    yield* section("weights", (check, fields) => checkWeights(check, fields, readBytes(context, fields)));
    yield* section("npy", (check, fields) => checkFile(check, fields, readBytes(context, fields), npy));
    yield* section("npz", (check, fields) => checkFile(check, fields, readBytes(context, fields), npz));
    const idOfArchive = (fields: Fields): string => (fields.has("images") ? fields.text("images") : id(fields));
    for (const name of ["mnist", "cifar"]) {
      yield* section(
        name,
        () => {
          throw new DataError(`no reader for ${name}`);
        },
        idOfArchive,
      );
    }
  });

function readBytes({ folder }: Context, fields: Fields): Uint8Array {
  return readFileSync(join(folder, "files", fields.text("file")));
}

function checkFile(check: Check, fields: Fields, bytes: Uint8Array, format: Format): void {
  if (fields.has("bytes")) check.same("bytes", bytes.length, fields.number("bytes"));
  const before = fingerprint();
  const start = performance.now();
  if (fields.flag("ok")) checkGood(check, fields, bytes, format);
  else checkBad(check, fields, bytes, format);
  const elapsed = performance.now() - start;
  if (elapsed > TIME_LIMIT) check.fail("time", `${Math.round(elapsed)} ms`, `at most ${TIME_LIMIT} ms`);
  check.same("prototypes and globals", fingerprint(), before);
}

function checkGood(check: Check, fields: Fields, bytes: Uint8Array, { read, load, expected }: Format): void {
  const want = expected(fields);
  const raw = read(bytes);
  check.same("names", [...raw.keys()], [...want.keys()]);
  for (const [name, one] of want) {
    const got = raw.get(name);
    if (got !== undefined) check.flat(name || "expect", { ...got, values: got.data }, flat(one), exact);
  }
  // With dz's own dtypes an integer becomes an int32, or if it does not fit, the file is refused.
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
    else checkHarmless(check, name, () => reader(bytes));
  }
}

function checkRefusal(check: Check, field: string, act: () => unknown, kind: typeof DzError): void {
  check.compared++;
  try {
    act();
  } catch (error) {
    if (!(error instanceof kind)) check.fail(field, describeError(error), `an error of dz's own (${kind.name})`);
    return;
  }
  check.fail(field, "accepted", "a refusal");
}

/** Either is right, a refusal and arrays that agree with themselves. */
function checkHarmless(check: Check, field: string, act: () => Arrays<RawArray | NdArray>): void {
  check.compared++;
  try {
    for (const [name, a] of act()) {
      const size = a.shape.reduce((n, length) => n * length, 1);
      const length = "data" in a ? a.data.length : a.toTypedArray().length;
      if (size !== length) check.fail(`${field} ${name}`, `${length} elements`, `${size} elements`);
    }
  } catch (error) {
    if (!(error instanceof DzError)) check.fail(field, describeError(error), "an error of dz's own (DzError)");
  }
}

/** The names of all that code or a key out of a file could have changed. */
function fingerprint(): string[] {
  const objects = {
    globalThis,
    Object: Object.prototype,
    Array: Array.prototype,
    Map: Map.prototype,
    Function: Function.prototype,
  };
  return Object.entries(objects).flatMap(([name, object]) =>
    Reflect.ownKeys(object).map((key) => `${name}.${String(key)}`),
  );
}
