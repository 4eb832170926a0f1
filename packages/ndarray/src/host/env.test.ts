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

  it("is undefined where it may not be read, and nothing is asked for", () => {
    const env = new Proxy(
      {},
      {
        get() {
          throw new Error("NotCapable: Requires env access");
        },
      },
    );
    vi.stubGlobal("process", { env });
    expect(setting("DZ_ENV_TEST")).toBeUndefined();
    const querySync = vi.fn(() => ({ state: "prompt" }));
    vi.stubGlobal("process", { env: { DZ_ENV_TEST: "value" } });
    vi.stubGlobal("Deno", { permissions: { querySync } });
    expect(setting("DZ_ENV_TEST")).toBeUndefined();
    expect(querySync).toHaveBeenCalledWith({ name: "env", variable: "DZ_ENV_TEST" });
    querySync.mockReturnValue({ state: "granted" });
    expect(setting("DZ_ENV_TEST")).toBe("value");
  });
});
