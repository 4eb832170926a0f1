import { arange, array, IndexError, mul, type NdArray, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, expectTypeOf, it } from "vitest";
import { Dataset, type DatasetArrays, type DatasetOptions } from "./dataset.ts";

/** Five points of a line; class labels 0, 1, 0, 1, 0. */
class Line extends Dataset<number> {
  protected override prepare(): DatasetArrays {
    return { data: arange(10).reshape(5, 2), label: array([0, 1, 0, 1, 0], { dtype: "int32" }) };
  }
}

/** A dataset of arrays given as options. */
class Given extends Dataset<NdArray, DatasetOptions<NdArray> & Partial<DatasetArrays>> {
  protected override prepare({ data = array([1]), label = array([1]) }: Partial<DatasetArrays>): DatasetArrays {
    return { data, label };
  }
}

const plain = (examples: Iterable<readonly [NdArray, NdArray | number]>): unknown[] =>
  Array.from(examples, ([x, t]) => [x.toArray(), typeof t === "number" ? t : t.toArray()]);

describe("Dataset", () => {
  const line = new Line();

  it("returns examples by index, counted from either end", () => {
    expect(line.length).toBe(5);
    expect(plain([line.get(1), line.get(-1), line.get(-5)])).toEqual([
      [[2, 3], 1],
      [[8, 9], 0],
      [[0, 1], 0],
    ]);
    expectTypeOf(line.get(0)).toEqualTypeOf<readonly [x: NdArray, t: number]>();
  });

  it.each([5, -6, 0.5, NaN])("has no example %d", (index) => {
    expect(() => line.get(index)).toThrow(`get: index ${index} is out of range for 5 examples`);
    expect(() => line.get(index)).toThrow(IndexError);
  });

  it("can be iterated repeatedly", () => {
    const all = [0, 1, 2, 3, 4].map((i) => [[2 * i, 2 * i + 1], i % 2]);
    expect(plain(line)).toEqual(all);
    expect(plain(line)).toEqual(all);
    expect(plain(line.slice())).toEqual(all);
    expect(plain(line.slice(1, 3))).toEqual(all.slice(1, 3));
    expect(plain(line.slice(-2))).toEqual(all.slice(-2));
    expect(line.slice(4, 1)).toEqual([]);
  });

  it("returns all inputs and all targets", () => {
    expect(line.xs()).toBe(line.data);
    expect(line.ts()).toBe(line.label);
  });

  it("returns batches of any examples", () => {
    const [x, t] = line.batch(Int32Array.of(4, 0, 4));
    expect(x.toArray()).toEqual([
      [8, 9],
      [0, 1],
      [8, 9],
    ]);
    expect(t.toArray()).toEqual([0, 0, 0]);
    expect(t.dtype).toBe("int32");
  });

  it("transforms inputs and targets in every way of reading them", () => {
    const changed = new Line({ transform: (x) => mul(x, 10), targetTransform: (t) => t + 5 });
    const all = [0, 1, 2, 3, 4].map((i) => [[20 * i, 20 * i + 10], (i % 2) + 5]);
    expect(plain(changed)).toEqual(all);
    expect(plain([changed.get(-1)])).toEqual(all.slice(-1));
    expect(changed.xs().toArray()).toEqual(all.map(([x]) => x));
    expect(changed.ts().toArray()).toEqual(all.map(([, t]) => t));
    const [x, t] = changed.batch(Int32Array.of(2));
    expect([x.toArray(), t.toArray()]).toEqual([[[40, 50]], [5]]);
    expect(changed.data.toArray()).toEqual(line.data.toArray());

    const [x1, t1] = new Line({ targetTransform: (t) => -t }).batch(Int32Array.of(1));
    expect([x1.toArray(), t1.toArray()]).toEqual([[[2, 3]], [-1]]);
  });

  it("returns targets that are not class labels as arrays", () => {
    const floats = new Given({ data: arange(2), label: array([0.5, 1.5]) });
    const [x, t] = floats.get(1);
    expect([x.shape, t.shape, t.item()]).toEqual([[], [], 1.5]);
    expect(plain(new Given({ data: arange(2), label: arange(4).reshape(2, 2) }))).toEqual([
      [0, [0, 1]],
      [1, [2, 3]],
    ]);
  });

  it("refuses arrays of different lengths", () => {
    const make = (): number => new Given({ data: arange(6).reshape(3, 2), label: arange(2) }).length;
    expect(make).toThrow("Given: data of shape [3, 2] and label of shape [2] do not have the same number of rows");
    expect(make).toThrow(ShapeError);
    expect(() => new Given({ label: array(1) }).data).toThrow("label of shape []");
    expect(() => new Given({ label: [1] as never }).label).toThrow(
      new ValueError(
        "Given: expected two NdArrays, data and label, got NdArray and a JavaScript array; make them with array(...)",
      ),
    );
  });

  it("may be empty", () => {
    const empty = new Given({ data: arange(0), label: arange(0) });
    expect([...empty]).toEqual([]);
    expect(() => empty.get(0)).toThrow("get: index 0 is out of range for 0 examples");
  });

  it("checks its options at once", () => {
    expect(() => new Line({ train: 1 as never })).toThrow(new ValueError("Line: train is 1, expected true or false"));
    expect(() => new Line(null as never)).toThrow(new ValueError("Line: expected an object of options, got null"));
    expect(() => new Line({ transform: 2 as never })).toThrow("Line: transform is 2");
  });
});

describe("prepare", () => {
  /** Counts to a number that is a field of the subclass. */
  class Count extends Dataset<NdArray> {
    readonly n: number;
    readonly step = 2;
    calls = 0;
    constructor(n: number) {
      super();
      this.n = n;
    }
    protected override prepare(): DatasetArrays {
      this.calls++;
      const x = mul(arange(this.n), this.step);
      return { data: x, label: x };
    }
  }

  it("may use the fields of the subclass, whatever is read first", () => {
    const first: ((count: Count) => unknown)[] = [
      (count) => count.length,
      (count) => count.data,
      (count) => count.label,
      (count) => count.get(0),
      (count) => count.slice(1),
      (count) => [...count],
      (count) => count.batch(Int32Array.of(0)),
      (count) => count.xs(),
      (count) => count.ts(),
    ];
    for (const read of first) {
      const count = new Count(3);
      expect(count.calls).toBe(0);
      read(count);
      expect(plain(count)).toEqual([
        [0, 0],
        [2, 2],
        [4, 4],
      ]);
      expect([count.length, count.calls]).toEqual([3, 1]);
    }
  });

  it("is called in the constructor by prepareNow", () => {
    class Early extends Count {
      constructor(n: number) {
        super(n);
        this.prepareNow();
        this.prepareNow();
      }
    }
    expect(new Early(3).calls).toBe(1);
  });

  it("cannot read what it returns, and is called again after an error", () => {
    let n: number | null = null;
    class Loop extends Dataset<NdArray> {
      protected override prepare(): DatasetArrays {
        return { data: arange(n ?? this.length), label: arange(3) };
      }
    }
    const loop = new Loop();
    const message = "Loop: prepare reads data, label or length, which come from the arrays that it returns";
    expect(() => loop.length).toThrow(new ValueError(message));
    expect(() => loop.get(0)).toThrow(message);
    n = 3;
    expect(loop.length).toBe(3);
  });
});
