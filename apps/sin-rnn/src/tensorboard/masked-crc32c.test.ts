import { expect, test } from "vitest";
import { crc32c, maskedCrc32c } from "./masked-crc32c.ts";

const ascending = Uint8Array.from({ length: 32 }, (_, i) => i);

/** A read command of iSCSI. */
const command = Uint8Array.from([
  ...[0x01, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00],
  ...[0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x18],
  ...[0x28, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00],
]);

// RFC 3720, appendix B.4, prints the bytes of each sum with the lowest first: 0x8a9136aa as aa 36 91 8a.
test.each([
  ["32 zeros", new Uint8Array(32), 0x8a9136aa],
  ["32 ones", new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ["32 ascending bytes", ascending, 0x46dd794e],
  ["32 descending bytes", ascending.toReversed(), 0x113fdb5c],
  ["a command", command, 0xd9963a56],
])("the CRC-32C of %s is that of RFC 3720", (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test("the CRC-32C of no bytes is 0, and of the usual digits 0xe3069283", () => {
  expect(crc32c(new Uint8Array())).toBe(0);
  expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
});

test("the mask turns the sum by 15 bits and adds a constant, modulo 2³²", () => {
  expect(maskedCrc32c(new Uint8Array())).toBe(0xa282ead8);
  // 0xe3069283 turned right by 15 bits is 0x2507c60d.
  expect(maskedCrc32c(Buffer.from("123456789"))).toBe(0x2507c60d + 0xa282ead8);
  // 0x62a8ab43 turned is 0x5686c551, 0x8a9136aa turned 0x6d551522: the sum of the latter passes 2³² with the constant.
  expect(maskedCrc32c(new Uint8Array(32))).toBe(0x6d551522 + 0xa282ead8 - 2 ** 32);
});
