import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkSource } from "./file-source.ts";

test("checkSource refuses a source that is not a function", () => {
  expect(checkSource(() => new Uint8Array(0), "MNIST.load")).toBeUndefined();
  expect(() => checkSource("data" as never, "MNIST.load")).toThrow(
    new ValueError('MNIST.load: expected a function that gives the bytes of a file by its name, got the string "data"'),
  );
});
