import { expect, test } from "vitest";
import { DrawnLine } from "./drawn-line.ts";

test("a line is redrawn in place, without a cursor and without wrapping, and ends once", () => {
  const listeners = process.listenerCount("exit");
  let written = "";
  const line = new DrawnLine({ write: (text) => (written += text) });
  expect(process.listenerCount("exit")).toBe(listeners + 1);
  line.draw("ab");
  line.erase();
  line.draw("c");
  line.leave();
  line.leave();
  line.remove();
  line.erase();
  expect(written).toBe("\x1b[?25l\r\x1b[?7lab\x1b[K\x1b[?7h\r\x1b[K\r\x1b[?7lc\x1b[K\x1b[?7h\n\x1b[?25h");
  expect(process.listenerCount("exit")).toBe(listeners);
});
