/**
 * The parts of an entry of `rng.json` about integers and permutations.
 *
 * @module
 */
import { arange, type RandomState } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { exact } from "../compare.ts";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { checkNext, hashOf, MANY, numbersOf, type Part } from "./rng-part.ts";

/** The parts by name. */
export const integers: Readonly<Record<string, Part>> = {
  permutation: checkPermutation,
  permutation_twice_50: checkPermutationTwice,
  permutation_rows: checkPermutationRows,
  shuffle_20: checkShuffle,
  randint: checkRandint,
  randint_0_10_sha256_i64le_100000: checkRandintHash,
  choice: checkChoice,
};

function checkPermutation(check: Check, fields: Fields, _: RandomState, fresh: () => RandomState): void {
  for (const one of fields.fieldsList("permutation")) {
    const stream = fresh();
    check.numbers(`${one.path}.values`, numbersOf(stream.permutation(one.number("n"))), one.numbers("values"), exact);
    checkNext(check, one, stream);
  }
}

function checkPermutationTwice(check: Check, fields: Fields, stream: RandomState): void {
  for (const [i, want] of fields.list("permutation_twice_50").entries()) {
    check.numbers(`permutation_twice_50[${i}]`, numbersOf(stream.permutation(50)), want as number[], exact);
  }
}

function checkPermutationRows(check: Check, fields: Fields, stream: RandomState): void {
  const shape = fields.numbers("input_shape");
  const text = fields.text("input");
  if (text !== "arange(12)") throw new DataError(`permutation_rows.input: unknown input ${text}`);
  const drawn = stream.permutation(arange(12).reshape(shape));
  check.same("permutation_rows.shape", drawn.shape, shape);
  check.numbers("permutation_rows.values", numbersOf(drawn), fields.numbers("values"), exact);
}

function checkShuffle(check: Check, fields: Fields, stream: RandomState): void {
  const list = Array.from({ length: 20 }, (_, i) => i);
  stream.shuffle(list);
  check.numbers("shuffle_20.values", list, fields.numbers("values"), exact);
  checkNext(check, fields, stream);
}

function checkRandint(check: Check, fields: Fields, _: RandomState, fresh: () => RandomState): void {
  for (const one of fields.fieldsList("randint")) {
    const stream = fresh();
    const dtype = one.text("dtype");
    if (dtype !== "int64" && dtype !== "int32" && dtype !== "uint32" && dtype !== "uint8") {
      throw new DataError(`${one.path}: unknown dtype ${dtype}`);
    }
    const want = one.numbers("values");
    const drawn = stream.randint(one.number("low"), one.number("high"), [want.length], { dtype });
    check.numbers(`${one.path}.values`, numbersOf(drawn), want, exact);
    checkNext(check, one, stream);
  }
}

function checkRandintHash(check: Check, fields: Fields, stream: RandomState): void {
  const drawn = BigInt64Array.from(numbersOf(stream.randint(0, 10, [MANY])), BigInt);
  const field = "randint_0_10_sha256_i64le_100000";
  check.same(field, hashOf(drawn), fields.text(field));
}

function checkChoice(check: Check, fields: Fields, _: RandomState, fresh: () => RandomState): void {
  for (const one of fields.fieldsList("choice")) {
    const stream = fresh();
    const p = one.get("p") === null ? {} : { p: one.numbers("p") };
    const drawn = stream.choice(one.number("n"), { shape: [one.number("size")], replace: one.flag("replace"), ...p });
    check.numbers(`${one.path}.values`, numbersOf(drawn), one.numbers("values"), exact);
    checkNext(check, one, stream);
  }
}
