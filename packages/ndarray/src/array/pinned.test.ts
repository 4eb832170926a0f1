import { beforeEach, describe, expect, it } from "vitest";
import { release, usage } from "../memory/signals.ts";
import { add } from "../operations/elementwise.ts";
import { assign, mulInPlace } from "../operations/in-place.ts";
import { broadcastTo } from "../operations/movement.ts";
import { array, full, ones, zeros } from "./creation.ts";
import type { NdArray } from "./ndarray.ts";
import { isPinned, pin, pinnedZeros, resident, unpin, vacate } from "./pinned.ts";

beforeEach(release);

const values = (a: NdArray): number[] => Array.from(a.toTypedArray());

describe("pin", () => {
  it("makes a copy that stays where it is", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    for (const b of [a, a.T, pin(a)]) {
      const p = pin(b);
      const { ptr } = p;
      release();
      expect([isPinned(p), p.ptr, p.strides, p.toArray()]).toEqual([true, ptr, null, b.toArray()]);
      mulInPlace(p, 2);
      expect(a.toArray()).toEqual([
        [1, 2],
        [3, 4],
      ]);
    }
    expect([isPinned(a), isPinned(pin(a).T)]).toEqual([false, true]);
  });

  it("holds empty arrays and zeros of every dtype", () => {
    expect(pin(zeros([0, 3])).shape).toEqual([0, 3]);
    for (const dtype of ["float64", "float32", "int32", "bool"] as const) {
      expect(values(pinnedZeros([3], dtype))).toEqual([0, 0, 0]);
    }
  });
});

describe("vacate", () => {
  it("leaves the values to whoever holds the array or a view of it", () => {
    const p = pin(
      array([
        [1, 2],
        [3, 4],
      ]),
    );
    const [row, turned] = [p.reshape(4), p.T];
    const next = vacate(p);
    expect([isPinned(next), next.ptr, isPinned(p)]).toEqual([true, p.ptr, false]);
    assign(next, zeros([2, 2]));
    expect([p, turned].map((a) => a.toArray())).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 3],
        [2, 4],
      ],
    ]);
    expect(values(add(row, 1))).toEqual([2, 3, 4, 5]); // also when it is an operand again
    expect(values(next)).toEqual([0, 0, 0, 0]);
  });

  it("works for arrays of every size, again and again", () => {
    for (const size of [0, 1, 3, 64, 1000]) {
      const held: NdArray[] = [];
      let p = pin(full([size], 0));
      for (let i = 1; i <= 20; i++) {
        held.push(p);
        p = vacate(p);
        assign(p, full([size], i));
      }
      held.forEach((a, i) => {
        expect(values(a)).toEqual(new Array(size).fill(i));
      });
    }
  });
});

describe("unpin", () => {
  it("frees the block at once and leaves the values", () => {
    const before = usage().pinned;
    const held = Array.from({ length: 100 }, (_, i) => {
      const p = pin(full([1000], i));
      unpin(p);
      return p;
    });
    expect(usage().pinned - before).toBeLessThanOrEqual(8192);
    held.forEach((p, i) => {
      expect([isPinned(p), values(p)]).toEqual([false, new Array(1000).fill(i)]);
    });
  });
});

describe("resident", () => {
  it("is a copy that stays where it is and is never written", () => {
    const a = array([1, 2, 3]);
    const kept = resident(a);
    const { ptr } = kept;
    release();
    expect([kept.ptr, kept.span.buffer, isPinned(kept)]).toEqual([ptr, null, false]);
    expect(values(kept)).toEqual([1, 2, 3]);
    expect(() => mulInPlace(kept, 2)).toThrow("mulInPlace: only a pinned array is updated in place");
    expect(
      values(
        resident(
          array([
            [1, 2],
            [3, 4],
          ]).T,
        ),
      ),
    ).toEqual([1, 3, 2, 4]);
  });

  it("is the array itself if there is no room", () => {
    const a = broadcastTo(ones([1]), [2 ** 29]);
    const before = usage();
    expect(() => resident(a)).toThrow(/no room/); // the copy in one piece already
    expect(usage().pinned).toBe(before.pinned);
  });
});
