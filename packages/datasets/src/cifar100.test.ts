import { FormatError, ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { CIFAR100 } from "./cifar100.ts";
import { pickled, tarGz } from "./testing/archives.ts";

const row = (value: number): { shape: [number, number]; data: Uint8Array } => ({
  shape: [1, 3072],
  data: new Uint8Array(3072).fill(value),
});
const archive = tarGz({
  "cifar-100-python/meta": new Uint8Array(3),
  "cifar-100-python/test": pickled({ data: row(8), fine_labels: [99], coarse_labels: [19] }),
  "cifar-100-python/train": pickled({ data: row(6), fine_labels: [30], coarse_labels: [0] }),
});

describe("CIFAR100", () => {
  it.each([
    [{}, 6, 30],
    [{ train: false }, 8, 99],
    [{ labelType: "coarse" as const }, 6, 0],
    [{ train: false, labelType: "coarse" as const }, 8, 19],
  ])("reads with %j", async (options, value, label) => {
    const set = new CIFAR100(archive, options);
    const [x, t] = set.get(0);
    expect([set.length, x.shape, x.dtype, t]).toEqual([1, [3, 32, 32], "float32", label]);
    expect(new Set(x.toTypedArray())).toEqual(new Set([2 * value - 1]));
    expect(set.data.toTypedArray()[0]).toBe(value);

    const loaded = await CIFAR100.load((name) => (name === "cifar-100-python.tar.gz" ? archive : new Uint8Array(0)), {
      ...options,
      transform: null,
    });
    expect(loaded.get(0)[0].toTypedArray()[0]).toBe(value);
  });

  it("returns the names of its fine and coarse classes", () => {
    expect(CIFAR100.labels()).toHaveLength(100);
    expect(CIFAR100.labels({ labelType: "coarse" })).toHaveLength(20);
    expect([0, 30, 99].map((i) => CIFAR100.labels()[i])).toEqual(["apple", "dolphin", "worm"]);
    for (const labelType of ["fine", "coarse"] as const) {
      const names = CIFAR100.labels({ labelType });
      expect(new Set(names).size).toBe(names.length);
      expect(names.toSorted()).toEqual(names);
    }
  });

  it("refuses other label types and labels out of range", () => {
    const message = 'CIFAR100: labelType is "all", expected "fine" or "coarse"';
    expect(() => new CIFAR100(archive, { labelType: "all" as never })).toThrow(new ValueError(message));
    expect(() => CIFAR100.labels({ labelType: "all" as never })).toThrow(
      'CIFAR100.labels: labelType is "all", expected "fine" or "coarse"',
    );
    const bad = tarGz({ train: pickled({ data: row(6), fine_labels: [100], coarse_labels: [20] }) });
    expect(() => new CIFAR100(bad)).toThrow(FormatError);
    expect(() => new CIFAR100(bad, { labelType: "coarse" })).toThrow(
      'CIFAR100: train: "coarse_labels"[0] is 20, expected a label from 0 to 19',
    );
  });
});
