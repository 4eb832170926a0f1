import { arange, array } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { gruFromDz, gruToDz } from "./gru.ts";

const torch = new Map([
  ["weight_ih_l0", arange(18).reshape(6, 3)],
  ["weight_hh_l0", arange(12).reshape(6, 2)],
  ["bias_ih_l0", arange(6)],
  ["bias_hh_l0", array([9, 8, 7, 6, 5, 4])],
]);

describe("gruToDz", () => {
  it("cuts the rows of the gates r, z, n apart and transposes them", () => {
    const dz = gruToDz(torch);
    expect([...dz.keys()].sort().join(" ")).toBe(
      "h2n/W h2n/b h2r/W h2r/b h2z/W h2z/b x2n/W x2n/b x2r/W x2r/b x2z/W x2z/b",
    );
    expect(dz.get("x2r/W")?.toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(dz.get("h2n/W")?.toArray()).toEqual([
      [8, 10],
      [9, 11],
    ]);
    expect(dz.get("x2z/b")?.toArray()).toEqual([2, 3]);
    expect(dz.get("h2z/b")?.toArray()).toEqual([7, 6]);
  });
});

describe("gruFromDz", () => {
  it("is the way back", () => {
    const back = gruFromDz(gruToDz(torch));
    expect([...back.keys()].sort()).toEqual([...torch.keys()].sort());
    for (const [name, a] of torch) expect(back.get(name)?.toArray()).toEqual(a.toArray());
  });

  it("leaves out what there is not", () => {
    expect([...gruFromDz(new Map())]).toEqual([]);
  });
});
