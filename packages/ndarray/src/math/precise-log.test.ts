import { describe, expect, it } from "vitest";
import { MT19937 } from "../random/mt19937.ts";
import { preciseLog } from "./precise-log.ts";

describe("preciseLog", () => {
  // The doubles nearest to the true values, computed with 140 bits; V8 gives other last bits for the first six.
  it.each([
    [0.7659078564803156, -0.26669340827833937],
    [0.1656128612012676, -1.7981023757878278],
    [0.757534462505771, -0.27768624757635824],
    [0.3834090660671152, -0.9586528021527355],
    [0.41138361577937654, -0.8882291280804587],
    [0.5267175654585914, -0.6410908030230883],
    [2 ** -104, -72.0873067782343],
    [1 - 2 ** -53, -1.1102230246251565e-16],
    [1, 0],
    [0.5, -Math.LN2],
    [0.7071067811865475, -0.34657359027997275],
    [Math.SQRT1_2, -0.3465735902799726],
    [0.2, -1.6094379124341003],
  ])("of %d is %d", (x, log) => {
    expect(preciseLog(x)).toBe(log);
  });

  it("is never far from Math.log", () => {
    const words = new MT19937();
    words.seed(0);
    for (let i = 0; i < 20_000; i++) {
      const x = words.double();
      const want = Math.log(x);
      expect(Math.abs(preciseLog(x) - want) <= Math.abs(want) * 2 ** -52, `log ${x}`).toBe(true);
    }
  });
});
