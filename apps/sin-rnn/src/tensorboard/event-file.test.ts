import { expect, test } from "vitest";
import { eventFile } from "./event-file.ts";

/** Google's protoc, with the published fields of Event and Summary, decoded the records of this file to the numbers below. */
const golden =
  "1800000000000000a37f4b220900001040fc54d9411a0d627261696e2e4576656e743a32338d2fe93200000000000000241956ec0900001040fc54d9" +
  "4110012a250a110a0a6c6f73732f747261696e15cdcccc3d0a100a096c6f73732f74657374150000c07f23df494f3700000000000000e7e8ca590900" +
  "006040fc54d94110ac022a290a110a0a6c6f73732f747261696e150000807f0a140a0d6772616469656e74206e6f726d1500004841a99b4dd5";

test("numbers of steps are the bytes that another reader has read", () => {
  const bytes = eventFile([
    { step: 1, wallTime: 1700000000.25, values: { "loss/train": 0.1, "loss/test": Number.NaN } },
    { step: 300, wallTime: 1700000001.5, values: { "loss/train": Number.POSITIVE_INFINITY, "gradient norm": 12.5 } },
  ]);
  expect(Buffer.from(bytes).toString("hex")).toBe(golden);
});

test("without steps it is a file of events nevertheless", () => {
  expect(eventFile([]).length).toBe(40);
});
