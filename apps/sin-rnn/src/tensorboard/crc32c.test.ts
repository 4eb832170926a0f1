import { expect, test } from "vitest";
import { crc32c, maskedCrc32c } from "./crc32c.ts";

test.each<[string, Uint8Array, number]>([
  ["32 bytes of zeros", new Uint8Array(32), 0x8a9136aa],
  ["32 bytes of ones", new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ["32 incrementing bytes", Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ["32 decrementing bytes", Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
])("%s have the checksum of RFC 3720, appendix B.4", (_, bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum);
});

test("the first record of event files of TensorFlow has 24 bytes, and begins with this masked sum of its length", () => {
  expect(maskedCrc32c(Uint8Array.of(24, 0, 0, 0, 0, 0, 0, 0))).toBe(0x224b7fa3);
});
