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
  it("splits the rows of the gates r, z, n and transposes them", () => {
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
    const all = ["x2r/b", "x2z/b", "x2n/b", "h2r/b", "h2z/b", "h2n/b"].map((key) => dz.get(key)?.toArray());
    expect(all).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [9, 8],
      [7, 6],
      [5, 4],
    ]);
    expect(["x2z/W", "x2n/W", "h2r/W", "h2z/W"].map((key) => dz.get(key)?.reshape(-1).toArray())).toEqual([
      [6, 9, 7, 10, 8, 11],
      [12, 15, 13, 16, 14, 17],
      [0, 2, 1, 3],
      [4, 6, 5, 7],
    ]);
  });

  it("omits missing parameters", () => {
    expect([...gruToDz(new Map())]).toEqual([]);
    expect([...gruToDz(new Map([["bias_hh_l0", arange(3)]])).keys()]).toEqual(["h2r/b", "h2z/b", "h2n/b"]);
  });
});

describe("gruFromDz", () => {
  it("inverts gruToDz", () => {
    const back = gruFromDz(gruToDz(torch));
    expect([...back.keys()].sort()).toEqual([...torch.keys()].sort());
    for (const [name, a] of torch) expect(back.get(name)?.toArray()).toEqual(a.toArray());
  });

  it("omits missing parameters", () => {
    expect([...gruFromDz(new Map())]).toEqual([]);
  });
});
