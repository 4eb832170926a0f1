import { expect, test } from "vitest";
import { maskedCrc32c } from "./masked-crc32c.ts";
import { recordOf } from "./record.ts";

test("a record is the length, its sum, the bytes and their sum", () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
  const record = Buffer.from(recordOf(bytes));
  expect(record.length).toBe(8 + 4 + 300 + 4);
  expect([...record.subarray(0, 8)]).toEqual([44, 1, 0, 0, 0, 0, 0, 0]);
  expect(record.readUInt32LE(8)).toBe(maskedCrc32c(record.subarray(0, 8)));
  expect(record.subarray(12, 312)).toEqual(Buffer.from(bytes));
  expect(record.readUInt32LE(312)).toBe(maskedCrc32c(bytes));
});

test("no bytes are a record, too", () => {
  const record = Buffer.from(recordOf(new Uint8Array()));
  expect(record.length).toBe(16);
  expect(record.readUInt32LE(12)).toBe(0xa282ead8);
});
