import { FormatError } from "@dz/ndarray";
import { pinnedZeros } from "@dz/ndarray/memory";
import { afterAll, describe, expect, it, test } from "vitest";
import { utf8 } from "./files.ts";
import { fuzz } from "./fuzz.ts";
import type { Target } from "./target.ts";
import { targets } from "./targets/all.ts";
import { removeFolder } from "./targets/run-folder.ts";

afterAll(removeFolder);

describe("every reader", () => {
  // The short mode. `pnpm trial fuzz` gives them a million.
  test.each(targets)("$name reads or refuses", async (target) => {
    const { inputs, accepted, findings } = await fuzz(target, {
      inputs: target.short ?? Math.max(60, 25 * target.share),
      seed: 1,
    });
    expect(findings.map(({ index, problem }) => `${index}: ${problem}`)).toEqual([]);
    expect(accepted).toBeLessThan(inputs);
  });

  test.each(targets)("$name reads at least one of its seeds", (target) => {
    const read = target.seeds().filter((seed) => {
      try {
        target.read(target.wrap?.(seed) ?? seed);
        return true;
      } catch {
        return false;
      }
    });
    expect(read.length).toBeGreaterThan(0);
  });
});

/** A target for texts that begin with "ok". */
const broken = (read: Target["read"]): Target => ({
  name: "broken",
  share: 1,
  memory: () => 2 ** 24,
  seeds: () => [utf8("ok 1"), utf8("ok 22")],
  read(file) {
    if (file[0] !== 0x6f || file[1] !== 0x6b) throw new FormatError("broken: no");
    read(file);
  },
});

describe("fuzz", () => {
  it("finds a JavaScript error, with what is needed to reproduce it, and keeps few of the same kind", async () => {
    const target = broken((file) => {
      if (file.length < 4) throw new RangeError(`offset ${file.length} is out of bounds`);
    });
    const { inputs, accepted, findings } = await fuzz(target, { inputs: 1000, seed: 3 });
    expect(inputs).toBe(1000);
    expect(accepted).toBeGreaterThan(100);
    expect(findings).toHaveLength(5);
    const [first] = findings;
    expect(first).toMatchObject({ target: "broken", seed: 3, problem: expect.stringMatching(/RangeError: offset \d/) });
    const again = await fuzz(target, { inputs: 1, first: first?.index ?? 0, seed: 3 });
    expect(again.findings).toEqual([first]);
  });

  it("finds a changed prototype", async () => {
    try {
      const { findings } = await fuzz(
        broken(() => {
          Object.assign(Object.prototype, { polluted: 1 });
        }),
        { inputs: 2000, seed: 1, first: 1000 },
      );
      expect(findings.map(({ problem }) => problem)).toEqual(["a global or prototype has changed since index 1000"]);
    } finally {
      delete (Object.prototype as { polluted?: number }).polluted;
    }
  });

  it("finds a memory leak", async () => {
    const held: unknown[] = [];
    const buffers = await fuzz(
      broken(() => void held.push(new Uint8Array(2 ** 18))),
      { inputs: 300, seed: 1 },
    );
    expect(buffers.findings.at(-1)?.problem).toMatch(/^\d+ bytes are held after 300 inputs$/);
    const pinned = await fuzz(
      broken(() => void held.push(pinnedZeros([2 ** 15], "float64"))),
      { inputs: 300, seed: 1 },
    );
    expect(pinned.findings.at(-1)?.problem).toMatch(/bytes are held/);
    const objects = await fuzz(
      broken(() => void held.push(new Array(2 ** 15).fill(0))),
      { inputs: 300, seed: 1 },
    );
    expect(objects.findings.at(-1)?.problem).toMatch(/bytes are held/);
  });

  it("stops at the time limit, and reports its position", async () => {
    const seen: number[] = [];
    const { inputs } = await fuzz(
      broken(() => {}),
      { inputs: 1e9, seed: 1, seconds: 0.05, begin: (i) => seen.push(i) },
    );
    expect(inputs).toBe(seen.length);
    expect(seen).toEqual(Array.from(seen.keys()));
  });
});
