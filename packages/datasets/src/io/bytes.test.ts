import { ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { checkBytes } from "./bytes.ts";

it("checkBytes accepts a Uint8Array, including a Buffer, and nothing else", () => {
  const bytes = Uint8Array.of(1, 2);
  expect(checkBytes(bytes, "readX")).toBe(bytes);
  for (const other of ["text", null, [1], new ArrayBuffer(2)]) {
    expect(() => checkBytes(other as never, "readX")).toThrow(ValueError);
  }
  expect(() => checkBytes("text" as never, "readX")).toThrow(
    'readX: expected the bytes of a file as a Uint8Array, got the string "text"',
  );
});
