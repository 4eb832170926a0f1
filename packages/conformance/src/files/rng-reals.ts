/**
 * The parts of an entry of `rng.json` about real numbers.
 *
 * @module
 */
import type { NdArray, RandomState } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { exact } from "../compare.ts";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { checkState, hashOf, MANY, normal, numbersOf, type Part } from "./rng-part.ts";

/** The parts by name. */
export const reals: Readonly<Record<string, Part>> = {
  state_after_seed: (check, fields, stream) => checkState(check, fields, stream),
  random_sample: checkSample,
  rand_shape: checkRandShape,
  uniform: checkUniform,
  randn: checkRandn,
  randn_odd: checkRandnOdd,
  mixed: checkMixed,
  normal: checkNormal,
  state_after_700_random_sample: checkStateLater,
};

function checkSample(check: Check, fields: Fields, stream: RandomState): void {
  const drawn = stream.randomSample([MANY]).toTypedArray();
  const head = fields.numbers("head");
  check.numbers("random_sample.head", drawn.subarray(0, head.length), head, exact);
  check.number("random_sample.last", drawn[MANY - 1] as number, fields.number("last"), exact);
  check.same("random_sample.sha256", hashOf(drawn), fields.text("sha256_f64le_100000"));
}

function checkRandShape(check: Check, fields: Fields, stream: RandomState, fresh: () => RandomState): void {
  fields.ignore("note");
  const shape = fields.numbers("shape") as [number, ...number[]];
  const drawn = stream.rand(...shape);
  check.same("rand_shape.shape", drawn.shape, shape);
  check.numbers("rand_shape", drawn.toTypedArray(), fresh().randomSample([drawn.size]).toTypedArray(), exact);
  checkState(check, fields.fields("state_after"), stream);
}

function checkUniform(check: Check, fields: Fields, _: RandomState, fresh: () => RandomState): void {
  for (const one of fields.fieldsList("uniform")) {
    const drawn = fresh().uniform(one.number("low"), one.number("high"), [MANY]).toTypedArray();
    const head = one.numbers("head");
    check.numbers(`${one.path}.head`, drawn.subarray(0, head.length), head, exact);
    check.same(`${one.path}.sha256`, hashOf(drawn), one.text("sha256_f64le_100000"));
  }
}

function checkRandn(check: Check, fields: Fields, stream: RandomState): void {
  fields.ignore("sha256_f64le_100000"); // would require a logarithm exact to the last bit
  const drawn = stream.randn(MANY).toTypedArray();
  const head = fields.numbers("head");
  check.numbers("randn.head", drawn.subarray(0, head.length), head, normal);
  check.number("randn.last", drawn[MANY - 1] as number, fields.number("last"), normal);
  check.number(
    "randn.max",
    drawn.reduce((a, b) => Math.max(a, b)),
    fields.number("max"),
    normal,
  );
  check.number(
    "randn.min",
    drawn.reduce((a, b) => Math.min(a, b)),
    fields.number("min"),
    normal,
  );
}

function checkRandnOdd(check: Check, fields: Fields, stream: RandomState): void {
  const drawn = stream.randn(fields.number("count")).toTypedArray();
  check.number("randn_odd.last", drawn.at(-1) as number, fields.number("last"), normal);
  checkState(check, fields.fields("state_after"), stream);
}

function checkMixed(check: Check, fields: Fields, stream: RandomState): void {
  const [from, to] = fields.numbers("randint_range") as [number, number];
  const [low, high] = fields.numbers("uniform_range") as [number, number];
  const draws: ReadonlyMap<string, (n: number) => NdArray> = new Map<string, (n: number) => NdArray>([
    ["randn", (n) => stream.randn(n)],
    ["rand", (n) => stream.rand(n)],
    ["randint", (n) => stream.randint(from, to, [n])],
    ["permutation", (n) => stream.permutation(n)],
    ["uniform", (n) => stream.uniform(low, high, [n])],
  ]);
  for (const call of fields.fieldsList("calls")) {
    const name = call.text("call");
    const draw = draws.get(name);
    if (draw === undefined) throw new DataError(`${call.path}: unknown call ${name}`);
    check.numbers(
      `${call.path} ${name}`,
      numbersOf(draw(call.number("n"))),
      call.numbers("values"),
      name === "randn" ? normal : exact,
    );
  }
  checkState(check, fields.fields("state_after"), stream);
}

function checkNormal(check: Check, fields: Fields, _: RandomState, fresh: () => RandomState): void {
  for (const one of fields.fieldsList("normal")) {
    const head = one.numbers("head");
    const drawn = fresh().normal(one.number("loc"), one.number("scale"), [head.length]);
    check.numbers(`${one.path}.head`, numbersOf(drawn), head, normal);
  }
}

function checkStateLater(check: Check, fields: Fields, stream: RandomState): void {
  stream.randomSample([700]);
  checkState(check, fields, stream);
}
