import { beforeEach, describe, expect, it, vi } from "vitest";
import { hostTurn } from "./host-turn.ts";

/** Whether timers run in a loop that waits for turns. It would never end if they did not. */
async function letsTimersRun(): Promise<boolean> {
  let ticks = 0;
  const interval = setInterval(() => ticks++);
  while (ticks < 3) await hostTurn();
  clearInterval(interval);
  return true;
}

describe("hostTurn", () => {
  const made: string[] = [];
  const { setImmediate, MessageChannel, setTimeout } = globalThis;

  beforeEach(() => {
    made.length = 0;
    vi.stubGlobal("setImmediate", (callback: () => void) => {
      made.push("setImmediate");
      return setImmediate(callback);
    });
    vi.stubGlobal(
      "MessageChannel",
      class extends MessageChannel {
        constructor() {
          super();
          made.push("MessageChannel");
        }
      },
    );
    vi.stubGlobal("setTimeout", (callback: () => void) => {
      made.push("setTimeout");
      return setTimeout(callback);
    });
  });

  it.each(["setImmediate", "MessageChannel", "setTimeout"])("lets timers run by %s", async (way) => {
    if (way !== "setImmediate") vi.stubGlobal("setImmediate", undefined);
    if (way === "setTimeout") vi.stubGlobal("MessageChannel", undefined);
    expect(await letsTimersRun()).toBe(true);
    expect(new Set(made)).toEqual(new Set([way]));
  });

  it("comes after all that is waiting already", async () => {
    const order: string[] = [];
    setImmediate(() => order.push("first"));
    await hostTurn();
    expect(order).toEqual(["first"]);
  });
});
