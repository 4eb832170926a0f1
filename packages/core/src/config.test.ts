import { ValueError } from "@dz/ndarray";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { config, noGrad, testMode, usingConfig } from "./config.ts";

afterEach(() => {
  config.enableBackprop = true;
  config.train = true;
});

describe("scopes", () => {
  test("a callback sees the value, its result comes back, and the old value is restored", () => {
    expect(noGrad(() => config.enableBackprop)).toBe(false);
    expect(testMode(() => config.train)).toBe(false);
    expect(usingConfig("train", false, () => 7)).toBe(7);
    expect(config).toEqual({ enableBackprop: true, train: true });
  });

  test("using holds until the end of the block", () => {
    {
      using _ = noGrad();
      using __ = testMode();
      expect(config).toEqual({ enableBackprop: false, train: false });
    }
    expect(config).toEqual({ enableBackprop: true, train: true });
  });

  test("the old value is restored, not true", () => {
    noGrad(() => {
      usingConfig("enableBackprop", true, () => expect(config.enableBackprop).toBe(true));
      expect(config.enableBackprop).toBe(false);
      noGrad(() => {});
      expect(config.enableBackprop).toBe(false);
    });
    expect(config.enableBackprop).toBe(true);
  });

  test("an error inside restores too", () => {
    expect(() =>
      noGrad(() => {
        throw new Error("inside");
      }),
    ).toThrow("inside");
    expect(config.enableBackprop).toBe(true);
  });

  test("a promise is refused by its type and when the callback runs", () => {
    // @ts-expect-error an async function returns a promise
    expect(() => noGrad(async () => 1)).toThrow(ValueError);
    // @ts-expect-error the same for a promise that is made by hand
    expect(() => testMode(() => Promise.resolve(1))).toThrow(
      "usingConfig: the callback returned a promise, but train is set only until it returns",
    );
    expect(config).toEqual({ enableBackprop: true, train: true });
    expectTypeOf(noGrad(() => "text")).toEqualTypeOf<string>();
    expectTypeOf(noGrad()).toEqualTypeOf<Disposable>();
  });
});

test("a switch takes true or false and nothing else", () => {
  expect(() => usingConfig("trian" as "train", false)).toThrow("usingConfig: there is no switch called trian");
  expect(() => {
    config.train = 0 as unknown as boolean;
  }).toThrow("config: train is true or false, got number");
});
