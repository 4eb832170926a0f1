import { FunctionNode, type NdArray, type Variable } from "@dz/core";
import type { GradientSink } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { check } from "./check.ts";
import { type Entry, ledger } from "./ledger/index.ts";
import { DEPTH } from "./program.ts";

const names = Object.keys(ledger);
const factor = Number(process.env.DZ_RUNS ?? 1);

test("check accepts random graphs of all ops", () => {
  const program = fc.record({
    seed: fc.nat({ max: 2 ** 30 }),
    ops: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: DEPTH }),
  });
  fc.assert(
    fc.property(program, (p) => {
      const worst = check(p);
      expect(worst.ways).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: 80 * factor, ...(factor === 1 ? { seed: 6 } : {}) },
  );
});

describe("check finds", () => {
  const open = ledger as Record<string, Entry>;

  afterEach(() => {
    delete open.wrong;
  });

  /** `x³`, correct in every respect; variants are wrong in one. */
  class Cube extends FunctionNode {
    override forward(x: NdArray): NdArray {
      return nd.mul(x, nd.mul(x, x));
    }

    override backward(gy: Variable): Variable {
      return this.input(0).pow(2).mul(3).mul(gy);
    }

    backwardArrays(sink: GradientSink, gy: NdArray): void {
      const x = this.input(0).data;
      sink.add(0, nd.mul(nd.mul(nd.mul(x, x), 3), gy));
    }
  }

  const failure = (node: new () => FunctionNode): string => {
    open.wrong = (s) => new node().apply(s.any());
    try {
      check({ seed: 3, ops: ["tanh", "wrong", "mul"] });
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };

  test("nothing in a correct function", () => {
    expect(failure(Cube)).toBe("");
  });

  test("a gradient that is wrong on arrays and on Variables", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        return super.backward(gy).mul(1.0001);
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        super.backwardArrays(sink, nd.mul(gy, 1.0001));
      }
    }
    expect(failure(Wrong)).toMatch(/^gradient: .* along a direction, the differences say/);
  });

  test("two backwards that differ in the eleventh digit", () => {
    class Wrong extends Cube {
      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        super.backwardArrays(sink, nd.mul(gy, 1 + 1e-10));
      }
    }
    expect(failure(Wrong)).toMatch(/^retainGrad: gradients differ by/);
  });

  test("a second gradient in which a part is treated as constant", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        return gy.mul(nd.mul(nd.pow(this.input(0).data, 2), 3));
      }
    }
    expect(failure(Wrong)).toMatch(/^second gradient: /);
  });

  test("values that differ between evaluations, and values that are not finite", () => {
    let calls = 0;
    class Drifting extends Cube {
      override forward(x: NdArray): NdArray {
        calls++;
        return nd.mul(x, calls);
      }
    }
    expect(failure(Drifting)).toMatch(/^under noGrad the value is/);
    class Broken extends Cube {
      override forward(x: NdArray): NdArray {
        return nd.mul(x, Number.NaN);
      }
    }
    expect(failure(Broken)).toBe("the value is NaN");
  });
});
