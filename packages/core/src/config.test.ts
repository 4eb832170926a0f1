import { StateError, ValueError } from "@dz/ndarray";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { config, detectAnomaly, noGrad, testMode, usingConfig } from "./config.ts";

afterEach(() => {
  config.enableBackprop = true;
  config.train = true;
  config.lossBroadcast = "warn";
});

describe("scopes", () => {
  test("a callback sees the value, its result comes back, and the old value is restored", () => {
    expect(noGrad(() => config.enableBackprop)).toBe(false);
    expect(testMode(() => config.train)).toBe(false);
    expect(usingConfig("train", false, () => 7)).toBe(7);
    expect(config).toMatchObject({ enableBackprop: true, train: true });
  });

  test("using holds until the end of the block", () => {
    {
      using _ = noGrad();
      using __ = testMode();
      expect(config).toMatchObject({ enableBackprop: false, train: false });
    }
    expect(config).toMatchObject({ enableBackprop: true, train: true });
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
    expect(() => noGrad(async () => 1)).toThrow(
      new ValueError("noGrad: the callback returned a promise, but enableBackprop is set only until it returns"),
    );
    // @ts-expect-error the same for a promise that is made by hand
    expect(() => testMode(() => Promise.resolve(1))).toThrow(
      "testMode: the callback returned a promise, but train is set only until it returns",
    );
    expect(config).toMatchObject({ enableBackprop: true, train: true });
    expectTypeOf(noGrad(() => "text")).toEqualTypeOf<string>();
    expectTypeOf(noGrad()).toEqualTypeOf<Disposable>();
    expectTypeOf(noGrad<number>)
      .parameter(0)
      .returns.toEqualTypeOf<number>();
    expectTypeOf(noGrad<Promise<number>>)
      .parameter(0)
      .returns.toBeNever();
  });
});

describe("mistakes", () => {
  test("a scope closed before a later one is an error, and the last to close restores what was before both", () => {
    const [first, second] = [noGrad(), usingConfig("enableBackprop", true)];
    expect(() => first[Symbol.dispose]()).toThrow(
      new StateError(
        "usingConfig: a scope of enableBackprop was closed before one that was opened after it; " +
          'close them in reverse order, as "using" does',
      ),
    );
    expect(config.enableBackprop).toBe(true);
    second[Symbol.dispose]();
    expect(config.enableBackprop).toBe(true);
    noGrad(() => expect(config.enableBackprop).toBe(false));
    expect(config.enableBackprop).toBe(true);
  });

  test("scopes of different switches close in any order, and a scope closes once", () => {
    const [first, second] = [noGrad(), testMode()];
    first[Symbol.dispose]();
    expect(config).toMatchObject({ enableBackprop: true, train: false });
    second[Symbol.dispose]();
    config.train = false;
    second[Symbol.dispose]();
    expect(config.train).toBe(false);
  });

  test("a scope that a callback leaves open is closed with it, and said unless there is another error", () => {
    expect(() => noGrad(() => void usingConfig("enableBackprop", true))).toThrow(
      new StateError('noGrad: the callback left a scope of enableBackprop open; use its callback form, or "using"'),
    );
    expect(config.enableBackprop).toBe(true);
    const both = (): void => {
      const left = testMode();
      throw new Error(`inside ${typeof left}`);
    };
    expect(() => testMode(both)).toThrow("inside object");
    expect(config.train).toBe(true);
  });

  test("a body is a function", () => {
    expect(() => noGrad(1 as never)).toThrow(new ValueError("noGrad: expected a function to run, got number"));
    expect(() => testMode(null as never)).toThrow(new ValueError("testMode: expected a function to run, got null"));
    expect(() => detectAnomaly({} as never)).toThrow("detectAnomaly: expected a function to run, got Object");
    expect(() => usingConfig("train", true, [] as never)).toThrow(
      "usingConfig: expected a function to run, got a JavaScript array",
    );
  });

  test("losses broadcast in one of three ways", () => {
    for (const way of ["ignore", "error", "warn"] as const) {
      expect(usingConfig("lossBroadcast", way, () => config.lossBroadcast)).toBe(way);
    }
    expect(() => usingConfig("lossBroadcast", true as never)).toThrow(
      new ValueError('config: lossBroadcast is "warn", "error" or "ignore", got boolean'),
    );
    expect(config.lossBroadcast).toBe("warn");
  });
});

test("a switch takes true or false and nothing else", () => {
  expect(() => usingConfig("trian" as "train", false)).toThrow(
    "usingConfig: there is no switch called trian, only enableBackprop, train, detectAnomaly, lossBroadcast",
  );
  expect(() => usingConfig(3 as never, false as never)).toThrow("usingConfig: there is no switch called 3");
  expect(() => detectAnomaly(() => usingConfig("detectAnomaly", 1 as never))).toThrow(
    "config: detectAnomaly is true or false, got number",
  );
  expect(() => {
    config.train = 0 as unknown as boolean;
  }).toThrow("config: train is true or false, got number");
});

test("the name of a switch is text", () => {
  const misnamed = (): unknown => usingConfig(["train"] as never, false as never);
  let thrown: unknown;
  try {
    misnamed();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ValueError);
  expect(config.train).toBe(true);
});

test("a switch that there is not is not set", () => {
  expect(() => {
    (config as unknown as Record<string, boolean>).trian = false;
  }).toThrow("config: there is no switch called trian, only enableBackprop, train, detectAnomaly, lossBroadcast");
  expect(Object.keys(config)).toEqual(["enableBackprop", "train", "detectAnomaly", "lossBroadcast"]);
});
