import { expect, test } from "vitest";
import { raster } from "./raster.ts";

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="#fff"/>';

function dark(pixels: Uint8Array): number {
  return pixels.filter((value, i) => i % 4 === 0 && value < 128).length;
}

test("gives four bytes a pixel", () => {
  const pixels = raster(`${open}<rect width="1" height="1" fill="#ff8000"/></svg>`);
  expect(pixels).toHaveLength(60 * 20 * 4);
  expect([...pixels.subarray(0, 8)]).toEqual([255, 128, 0, 255, 255, 255, 255, 255]);
});

test("draws text, with its own font", () => {
  expect(dark(raster(`${open}</svg>`))).toBe(0);
  expect(dark(raster(`${open}<text y="15" font-family="no such font">loss=0.5</text></svg>`))).toBeGreaterThan(50);
});
