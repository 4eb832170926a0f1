import { expect, test } from "vitest";
import { DrawnBlock } from "./drawn-block.ts";

test("lines are redrawn in place, what is printed stays above them, and the cursor comes back", () => {
  const listeners = process.listenerCount("exit");
  let written = "";
  const block = new DrawnBlock({ write: (text) => (written += text) });
  block.draw(["a", "b"]);
  block.print("for good\n");
  block.draw(["c"]);
  block.remove();
  block.remove();
  const line = (text: string): string => `${text}\x1b[K\n`;
  expect(written).toBe(
    `\x1b[?25l\x1b[?7l${line("a")}${line("b")}\x1b[?7h\x1b[2A\r\x1b[Jfor good\n` +
      `\x1b[?7l${line("c")}\x1b[?7h\x1b[1A\r\x1b[J\x1b[?25h`,
  );
  expect(process.listenerCount("exit")).toBe(listeners);
});
