import { expect, it } from "vitest";
import { OutOfMemoryError } from "../errors/errors.ts";
import { room } from "./room.ts";

it("is zeros of a dtype, or refused by name", () => {
  expect(room(3, "int32", "op")).toEqual(new Int32Array(3));
  expect(room(0, "bool", "op")).toEqual(new Uint8Array(0));
  expect(() => room(2 ** 52, "float64", "op")).toThrow(
    new OutOfMemoryError("op: there is no room for 4503599627370496 numbers"),
  );
});
