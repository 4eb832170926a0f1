import { expect, test } from "vitest";
import { gifenc } from "./gifenc.ts";

test("the encoder is there and writes a GIF of one pixel", () => {
  const encoder = gifenc.GIFEncoder();
  const pixels = Uint8Array.of(255, 0, 0, 255);
  const palette = gifenc.quantize(pixels, 2);
  encoder.writeFrame(gifenc.applyPalette(pixels, palette), 1, 1, { palette });
  encoder.finish();
  const bytes = encoder.bytes();
  expect(Buffer.from(bytes.subarray(0, 6)).toString("latin1")).toBe("GIF89a");
  expect(bytes.at(-1)).toBe(0x3b);
});
