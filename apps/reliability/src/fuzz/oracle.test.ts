import { FormatError } from "@dz/ndarray";
import { afterEach, expect, it, vi } from "vitest";
import { judge } from "./oracle.ts";
import type { Target } from "./target.ts";

const target = (read: Target["read"]): Target => ({
  name: "x",
  share: 1,
  memory: () => 2 ** 20,
  seeds: () => [],
  read,
});
const file = new Uint8Array(10);

afterEach(() => {
  vi.restoreAllMocks();
});

it("judge accepts readers that read or refuse", () => {
  expect(
    judge(
      target(() => {}),
      file,
    ),
  ).toMatchObject({ accepted: true, problem: null });
  const refuse = (): void => {
    throw new FormatError("x: no");
  };
  expect(judge(target(refuse), file)).toMatchObject({ accepted: false, problem: null });
});

it.each<[string, () => void]>([
  [
    "throws TypeError: no function",
    () => {
      throw new TypeError("no function");
    },
  ],
  [
    "throws RangeError: Invalid typed array length: -1",
    () => {
      new Uint8Array(-1);
    },
  ],
  [
    "throws Error: 1 became 2",
    () => {
      throw new Error("1 became 2");
    },
  ],
  [
    "throws text",
    () => {
      throw "text";
    },
  ],
  [
    "the message is not one line: FormatError: a\nb",
    () => {
      throw new FormatError("a\nb");
    },
  ],
  [
    "the message is not one line: FormatError",
    () => {
      throw new FormatError("");
    },
  ],
  [
    String.raw`the message has characters that are not seen: "a\u001b[31m"`,
    () => {
      throw new FormatError("a\u001b[31m");
    },
  ],
  [
    "the message has characters that are not seen",
    () => {
      throw new FormatError("\u202egnp.exe");
    },
  ],
  [
    "the message has 5000 characters",
    () => {
      throw new FormatError("x".repeat(5000));
    },
  ],
])("judge finds: %s", (problem, read) => {
  const outcome = judge(target(read), file);
  expect(outcome.accepted).toBe(false);
  expect(outcome.problem).toContain(problem);
});

it("judge finds inputs that take too long, unless only once", () => {
  let used = 0;
  vi.spyOn(process, "cpuUsage").mockImplementation((before) => ({ user: used - (before?.user ?? 0), system: 0 }));
  const slow = (times: number): Target["read"] => {
    let calls = 0;
    return () => {
      used += calls++ < times ? 1_500_000 : 1000;
    };
  };
  expect(judge(target(slow(2)), file)).toMatchObject({ milliseconds: 1, problem: null });
  expect(judge(target(slow(3)), file).problem).toBe("takes 1500 ms");
});

it("judge finds inputs that take too much memory, even if it is released at once", () => {
  const outcome = judge(
    target(() => void new Uint8Array(2 ** 21)),
    file,
  );
  expect(outcome.problem).toMatch(/^takes 2\d{6} bytes of buffers, at most 1048576 are allowed$/);
  expect(
    judge(
      target(() => void new Uint8Array(2 ** 19)),
      file,
    ).problem,
  ).toBeNull();
});
