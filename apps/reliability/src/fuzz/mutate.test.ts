import { expect, it } from "vitest";
import { utf8 } from "./files.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";

const file = utf8("a header of 32 bytes, and the shape (3, 4), and all the rest of the file");
const other = utf8("ANOTHER FILE OF THE KIND");
const mutants = Array.from({ length: 3000 }, (_, i) => mutate(file, new Random(`${i}`), other));
const texts = mutants.map((bytes) => Buffer.from(bytes).toString("latin1"));

it("mutate changes copies, reproducibly for each key", () => {
  expect(new TextDecoder().decode(file)).toContain("a header of 32");
  expect(mutants.map((_, i) => mutate(file, new Random(`${i}`), other))).toEqual(mutants);
  expect(new Set(texts).size).toBeGreaterThan(2500);
});

it("mutate truncates, extends and joins files, and sets numbers in digits and in bytes", () => {
  const some = (test: (text: string) => boolean): number => texts.filter(test).length;
  expect(some((text) => text.length < file.length)).toBeGreaterThan(300);
  expect(some((text) => text.length > file.length)).toBeGreaterThan(300);
  expect(some((text) => text.length === file.length)).toBeGreaterThan(300);
  expect(some((text) => /[A-Z]{4}/.test(text))).toBeGreaterThan(50);
  expect(some((text) => text.includes("4294967296"))).toBeGreaterThan(10);
  expect(some((text) => text.includes("(-1, 4)"))).toBeGreaterThan(1);
  expect(some((text) => text.includes("\xff\xff\xff\xff\xff\xff\xff\xff"))).toBeGreaterThan(1);
  expect(some((text) => text.includes("\x80\0\0\0"))).toBeGreaterThan(1);
  expect(some((text) => text.length === 0)).toBeGreaterThan(1);
});

it("mutate gives bytes for an empty file, and limits the length", () => {
  const nothing = new Uint8Array(0);
  for (let i = 0; i < 300; i++) {
    expect(mutate(nothing, new Random(`${i}`), nothing).length).toBeLessThan(200);
    expect(mutate(new Uint8Array(60_000), new Random(`${i}`), new Uint8Array(60_000)).length).toBeLessThanOrEqual(
      65536,
    );
  }
});
