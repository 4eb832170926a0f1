import { createHash } from "node:crypto";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { digestsOf } from "./job.ts";

const hash = (numbers: ArrayBufferView<ArrayBuffer>): string =>
  createHash("sha256").update(new Uint8Array(numbers.buffer)).digest("hex");

test("digestsOf hashes the bytes of the results", () => {
  const single = array([1, 2], { dtype: "float32" });
  const digests = digestsOf({
    name: "a job",
    run: () => ({ list: [1, 2], single, both: [single, single] }),
  });
  expect(digests).toEqual({
    list: hash(Float64Array.of(1, 2)),
    single: hash(Float32Array.of(1, 2)),
    both: hash(Float32Array.of(1, 2, 1, 2)),
  });
});

test("digestsOf refuses NaN", () => {
  expect(() => digestsOf({ name: "bad", run: () => ({ x: [Number.NaN] }) })).toThrow(/is NaN/);
});
