import { afterEach, describe, expect, it, vi } from "vitest";
import { setting } from "./env.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("setting", () => {
  it("reads the environment", () => {
    vi.stubEnv("DZ_ENV_TEST", "value");
    expect(setting("DZ_ENV_TEST")).toBe("value");
    expect(setting("DZ_ENV_TEST_ABSENT")).toBeUndefined();
  });

  it("is undefined in hosts without an environment", () => {
    vi.stubGlobal("process", undefined);
    expect(setting("DZ_ENV_TEST")).toBeUndefined();
    vi.stubGlobal("process", {});
    expect(setting("DZ_ENV_TEST")).toBeUndefined();
  });
});
