import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Checkpoint, findDamage, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { RunError } from "./run-error.ts";
import { sumOf } from "./sum.ts";

const sum = sumOf(Buffer.from("abc"));
const checkpoint: Checkpoint = {
  epoch: 2,
  config: sum,
  metrics: sum,
  predictions: sumOf(new Uint8Array(48)),
  bytes: Uint8Array.of(1, 2, 3),
};
const bytes = formatCheckpoint(checkpoint);

/** Any bytes followed by their SHA-256. */
function signed(...parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

function start(version: number, length: number): Buffer {
  const all = Buffer.from("DZCKPT\r\n........", "latin1");
  all.writeUInt32LE(version, 8);
  all.writeUInt32LE(length, 12);
  return all;
}

test("parseCheckpoint returns what formatCheckpoint was given", () => {
  expect(parseCheckpoint(bytes)).toEqual(checkpoint);
  const learning = { ...checkpoint, series: sum };
  expect(parseCheckpoint(formatCheckpoint(learning))).toEqual(learning);
  const empty = { ...checkpoint, bytes: new Uint8Array() };
  expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty);
});

test("the bytes of a checkpoint have the documented format", () => {
  const { bytes: payload, ...sums } = checkpoint;
  const head = Buffer.from(JSON.stringify(sums));
  expect(Buffer.compare(bytes, signed(start(1, head.length), head, payload))).toBe(0);
});

test("parseCheckpoint reads a view of a larger array, and copies its bytes", () => {
  const larger = new Uint8Array(bytes.length + 9);
  larger.set(bytes, 5);
  const read = parseCheckpoint(larger.subarray(5, 5 + bytes.length));
  larger.fill(0);
  expect(read).toEqual(checkpoint);
  expect(read.bytes.buffer.byteLength).toBe(3);
});

test("parseCheckpoint detects every flipped bit and every missing byte", () => {
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.with(at, (bytes[at] as number) ^ (1 << (at % 8)));
    expect(() => parseCheckpoint(changed)).toThrow(RunError);
    expect(() => parseCheckpoint(bytes.subarray(0, at))).toThrow(RunError);
    expect(findDamage(changed)).not.toBe(null);
    expect(findDamage(bytes.subarray(0, at))).not.toBe(null);
  }
  expect(() => parseCheckpoint(Buffer.concat([bytes, Uint8Array.of(0)]))).toThrow(RunError);
  expect(findDamage(bytes)).toBe(null);
});

const head = (text: string): Uint8Array => signed(start(1, text.length), Buffer.from(text));

describe("parseCheckpoint refuses", () => {
  test.each<[string, Uint8Array]>([
    ["is damaged, it is empty", new Uint8Array()],
    ["is damaged, it does not begin as one", Buffer.from("PK\x03\x04........")],
    ["is damaged, it does not begin as one", Buffer.from("DZCKPT\n.")],
    ["is damaged, it has 47 bytes, at least 48 are needed", bytes.subarray(0, 47)],
    ["is damaged, its content does not have the SHA-256 at its end", bytes.subarray(0, 48)],
    [
      "is damaged, its content does not have the SHA-256 at its end",
      bytes.with(bytes.length - 1, (bytes.at(-1) as number) ^ 1),
    ],
    [
      ": version is 2, expected 1, the only one that this version of @dz/runs reads",
      signed(start(2, 0), Buffer.from("anything")),
    ],
    [": the head has 4294967295 bytes, 3 are there", signed(start(1, 2 ** 32 - 1), Buffer.from("abc"))],
    [": not valid JSON", head('{"epoch"')],
    [": epoch is missing", head('{"__proto__":{"epoch":1}}')],
    [": it is 3, expected an object", head("3")],
  ])("checkpoint.dz %s", (words, damaged) => {
    const space = words.startsWith(":") ? "" : " ";
    expect(() => parseCheckpoint(damaged, "checkpoint.dz")).toThrow(new RunError(`checkpoint.dz${space}${words}`));
  });

  test("parseCheckpoint reads any signed head or refuses it in one line", () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"epoch":0,"config":${json}}`),
    );
    fc.assert(
      fc.property(text, fc.nat(400), (json, length) => {
        try {
          parseCheckpoint(signed(start(1, length), Buffer.from(json)));
        } catch (error) {
          expect(error).toBeInstanceOf(RunError);
          expect((error as Error).message).toMatch(/^checkpoint[^\n]{1,400}$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
