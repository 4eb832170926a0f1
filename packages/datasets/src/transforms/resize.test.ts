import { arange, array, astype, full, type NdArray, ShapeError, stack, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { resize } from "./resize.ts";

const image = array([
  [0, 10, 20, 30, 5],
  [7, 50, 60, 70, 6],
  [90, 100, 110, 250, 9],
  [3, 1, 4, 1, 5],
]);

/** The results of Pillow 9.4 with BILINEAR: in float32 (mode F) and in bytes (mode L). */
const pillow: { size: [number, number]; float: number[][]; bytes?: number[][] }[] = [
  {
    size: [2, 3],
    float: [
      [26.204082489013672, 54.126983642578125, 37.1020393371582],
      [44.95918273925781, 69.23809051513672, 54.306121826171875],
    ],
    bytes: [
      [26, 54, 37],
      [45, 69, 54],
    ],
  },
  {
    size: [6, 7],
    float: [
      [0, 5.714285850524902, 12.857142448425293, 20, 27.14285659790039, 19.285715103149414, 5],
      [3.5, 18.64285659790039, 32.85714340209961, 40, 47.142860412597656, 30.928573608398438, 5.5],
      [
        20.83333396911621, 42.261905670166016, 61.19047546386719, 68.33333587646484, 90.95238494873047,
        59.92856979370117, 6.5,
      ],
      [
        76.16666412353516, 85.02381134033203, 94.5238037109375, 101.66666412353516, 186.1904754638672,
        129.3571319580078, 8.5,
      ],
      [46.5, 48.78571319580078, 52.357139587402344, 57, 105.92857360839844, 74.71427917480469, 7],
      [3, 1.8571428060531616, 1.8571428060531616, 4, 1.8571428060531616, 2.7142856121063232, 5],
    ],
  },
  {
    size: [4, 2],
    float: [
      [10, 18.863636016845703],
      [39.5, 46.45454406738281],
      [105.90908813476562, 134.68182373046875],
      [2.3181817531585693, 2.954545497894287],
    ],
  },
];

function expectClose(got: NdArray, want: number[][], tolerance: number): void {
  expect(got.shape).toEqual([want.length, want[0]?.length]);
  const wanted = want.flat();
  got.toTypedArray().forEach((value, i) => {
    expect(Math.abs(value - (wanted[i] as number))).toBeLessThanOrEqual(tolerance);
  });
}

describe("resize", () => {
  it.each(pillow)("resizes to $size as Pillow does", ({ size, float, bytes }) => {
    expectClose(resize(size)(image), float, 2e-5);
    expectClose(resize(size)(astype(image, "float32")), float, 2e-5);
    if (bytes !== undefined) expect(resize(size)(astype(image, "int32")).toArray()).toEqual(bytes);
  });

  it("rounds once: integers differ from Pillow's by at most 1", () => {
    const fromPillow = [
      [0, 6, 13, 20, 27, 19, 5],
      [4, 19, 33, 40, 47, 31, 6],
      [21, 43, 61, 68, 91, 60, 7],
      [76, 85, 95, 102, 186, 130, 8],
      [47, 49, 53, 57, 106, 75, 7],
      [3, 2, 2, 4, 2, 3, 5],
    ];
    expectClose(resize([6, 7])(astype(image, "int32")), fromPillow, 1);
  });

  it("resizes each channel separately and keeps the dtype", () => {
    const both = resize([2, 3])(stack([image, image.reshape(4, 5)]));
    expect(both.shape).toEqual([2, 2, 3]);
    expect(both.toArray()).toEqual([resize([2, 3])(image).toArray(), resize([2, 3])(image).toArray()]);
    expect(resize(2)(astype(image, "float32")).dtype).toBe("float32");
    expect(resize(2)(astype(image, "int32")).dtype).toBe("int32");
  });

  it("keeps constant images constant, and images of the same size unchanged", () => {
    resize([7, 3])(full([5, 5], 8))
      .toTypedArray()
      .forEach((value) => {
        expect(value).toBeCloseTo(8, 12);
      });
    expect(resize([4, 5])(image)).toBe(image);
    expect(resize([1, 1])(array([[7]])).toArray()).toEqual([[7]]);
    expect(resize([2, 2])(array([[7]])).toArray()).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  it("refuses invalid sizes and images without pixels", () => {
    expect(() => resize(0)).toThrow(ValueError);
    expect(() => resize(2)(arange(4))).toThrow(ShapeError);
    expect(() => resize(2)(zeros([3, 0, 2]))).toThrow(
      new ValueError("resize: an image of shape [3, 0, 2] has no pixels"),
    );
  });
});
