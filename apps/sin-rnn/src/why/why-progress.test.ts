import { afterEach, expect, test } from "vitest";
import { WhyProgress, whyLine } from "./why-progress.ts";
import { widthOf } from "./width.ts";

const open: WhyProgress[] = [];
afterEach(() => {
  for (const progress of open.splice(0)) progress.end();
});

test("the line says what is being asked, how far all is, and how long it takes", () => {
  const style = { language: "en", color: false, columns: 60 } as const;
  expect(whyLine(0.5, 30, "good", style)).toBe("Is it good?  ━━━━━━━━━━━━━──────────────   50 %  0:30 left");
  expect(whyLine(0, 0, null, style)).toBe("The run is trained once more  ─────────────────────    0 %");
  expect(whyLine(0.25, 30, "sure", { ...style, language: "ja" })).toMatch(
    /^どれほど確かですか？ {2}━.* 25 % {2}残り 1:30$/,
  );
});

test.each([0, 1, 5, 12, 20, 30, 50, 200])("on %d columns it leaves two free", (columns) => {
  for (const question of ["below", null] as const) {
    for (const language of ["en", "ja"] as const) {
      const line = whyLine(0.4, 4000, question, { language, color: false, columns });
      expect(widthOf(line)).toBeLessThanOrEqual(Math.max(columns - 2, 0));
    }
  }
});

test("it is drawn not too often, taken away before a text, and in the end", () => {
  let written = "";
  let time = 0;
  const stream = { columns: 60, write: (text: string) => (written += text) };
  const progress = new WhyProgress(stream, { language: "en", color: false, now: () => time });
  open.push(progress);
  progress.update(0.1, "good");
  progress.update(0.2, "good");
  expect(written.match(/ %/g)).toHaveLength(1);
  time = 100;
  progress.update(0.3, "good");
  expect(written).toContain(" 30 %");
  progress.erase();
  expect(written.endsWith("\r\x1b[K")).toBe(true);
  progress.update(0.31, "where");
  expect(written).toContain("Where is the error?");
  progress.end();
  const ended = written;
  expect(ended.endsWith("\r\x1b[K\x1b[?25h")).toBe(true);
  progress.end();
  progress.erase();
  expect(written).toBe(ended);
});
