import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { imageGrid } from "./image-grid.ts";

const image = array([
  [0, 5, 5],
  [10, 0, 0],
]);

it("draws runs of equal pixels, from black to white", () => {
  const svg = imageGrid([image], 4);
  expect(svg).toContain('<rect x="1" y="0" width="2" height="1" fill="#808080"/>');
  expect(svg).toContain('<rect x="0" y="1" width="1" height="1" fill="#ffffff"/>');
  expect(svg.match(/<rect x=/g)).toHaveLength(2);
});

it("lays images out in rows", () => {
  const svg = imageGrid([image, image, image], 2, 2);
  expect(Array.from(svg.matchAll(/translate\(([^)]*)\)/g), (m) => m[1])).toEqual(["6 6", "18 6", "6 16"]);
  expect(svg).toContain('width="30" height="26"');
});

it("draws a picture of one grey as black", () => {
  expect(imageGrid([array([[3, 3]])], 1)).not.toContain("NaN");
});

it("draws numbers of any size, and none", () => {
  const svg = imageGrid([array([[Number.NaN, Number.POSITIVE_INFINITY, -1.7e308, 5e-324]])], 1);
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(svg).toContain('fill="#ffffff"');
});
