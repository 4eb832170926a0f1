import { describe, expect, test } from "vitest";
import { firstProgram, normalized, shownPrograms } from "./readme.ts";

const fence = "```";

describe("firstProgram", () => {
  test("returns the first ts block and the text block right after it", () => {
    const markdown = `# x\n\n${fence}sh\nnpm i\n${fence}\n\n${fence}ts\na();\nb();\n${fence}\n\n${fence}text\n1\n2\n${fence}\n`;
    expect(firstProgram(markdown)).toEqual({ code: "a();\nb();\n", expected: "1\n2\n" });
  });

  test("expects no output if there are words or another ts block between them", () => {
    const words = `${fence}ts\na();\n${fence}\n\nIt may print\n\n${fence}text\n1\n${fence}\n`;
    expect(firstProgram(words)).toEqual({ code: "a();\n", expected: undefined });
    const second = `${fence}ts\na();\n${fence}\n\n${fence}ts\nb();\n${fence}\n\n${fence}text\n1\n${fence}\n`;
    expect(firstProgram(second)).toEqual({ code: "a();\n", expected: undefined });
  });

  test("expects empty output for an empty text block", () => {
    expect(firstProgram(`${fence}ts\na();\n${fence}\n${fence}text\n${fence}\n`)?.expected).toBe("");
  });

  test("ignores other blocks", () => {
    expect(firstProgram(`${fence}tsx\na();\n${fence}\n${fence}js\nb();\n${fence}\n`)).toBeUndefined();
  });
});

test("normalized removes invisible white space only", () => {
  expect(normalized("a  \n b\r\n\n")).toBe("a\n b");
  expect(normalized("a\nb")).not.toBe(normalized("a b"));
});

test("shownPrograms are those with an output", () => {
  const block = (language: string, text: string): string => `${fence}${language}\n${text}\n${fence}\n`;
  const markdown = [block("ts", "a();"), block("text", "1"), "x\n", block("ts", "b();"), "y\n", block("text", "2")];
  expect(shownPrograms([...markdown, block("ts", "c();"), block("text", "3")].join(""))).toEqual([
    { code: "a();\n", expected: "1\n" },
    { code: "c();\n", expected: "3\n" },
  ]);
});
