import { ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { SeqDataLoader } from "./loaders/seq-data-loader.ts";
import { Shakespeare } from "./shakespeare.ts";

describe("Shakespeare", () => {
  const set = new Shakespeare("to be, or");

  it("numbers the characters by first appearance", () => {
    expect(set.idToChar.join("")).toBe("to be,r");
    expect([...set.charToId]).toEqual(Array.from("to be,r", (char, id) => [char, id]));
  });

  it("has an example for each character and the next one", () => {
    const ids = Array.from("to be, or", (char) => set.charToId.get(char) as number);
    expect(ids).toEqual([0, 1, 2, 3, 4, 5, 2, 1, 6]);
    expect(set.length).toBe(8);
    expect([set.data.toArray(), set.label.toArray()]).toEqual([ids.slice(0, -1), ids.slice(1)]);
    expect([set.data.dtype, set.label.dtype]).toEqual(["int32", "int32"]);
    const [x, t] = set.get(2);
    expect([x.shape, x.item(), t]).toEqual([[], 2, 3]);
  });

  it("is read in series by SeqDataLoader", () => {
    const [first] = new SeqDataLoader(set, 2);
    expect(first?.map((a) => a.toArray())).toEqual([
      [0, 4],
      [1, 5],
    ]);
  });

  it("counts code points, as Python does, not UTF-16 units", () => {
    const other = new Shakespeare("a😀a😀", { targetTransform: (t) => t + 10 });
    expect(other.idToChar).toEqual(["a", "😀"]);
    expect(other.ts().toArray()).toEqual([11, 10, 11]);
  });

  it.each(["", "a", "😀"])("refuses the text %j, which has no next character", (text) => {
    const message = `Shakespeare: a text of ${[...text].length} characters has none that follows another`;
    expect(() => new Shakespeare(text)).toThrow(new ValueError(message));
  });
});
