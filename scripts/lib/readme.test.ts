import { describe, expect, test } from "vitest";
import { firstProgram, normalized } from "./readme.ts";

const fence = "```";

describe("firstProgram", () => {
  test("takes the first ts block and the text block right after it", () => {
    const markdown = `# x\n\n${fence}sh\nnpm i\n${fence}\n\n${fence}ts\na();\nb();\n${fence}\n\n${fence}text\n1\n2\n${fence}\n`;
    expect(firstProgram(markdown)).toEqual({ code: "a();\nb();\n", expected: "1\n2\n" });
  });

  test("words between the blocks, or another ts block, mean that no output is promised", () => {
    const words = `${fence}ts\na();\n${fence}\n\nIt may print\n\n${fence}text\n1\n${fence}\n`;
    expect(firstProgram(words)).toEqual({ code: "a();\n", expected: undefined });
    const second = `${fence}ts\na();\n${fence}\n\n${fence}ts\nb();\n${fence}\n\n${fence}text\n1\n${fence}\n`;
    expect(firstProgram(second)).toEqual({ code: "a();\n", expected: undefined });
  });

  test("an empty text block promises silence", () => {
    expect(firstProgram(`${fence}ts\na();\n${fence}\n${fence}text\n${fence}\n`)?.expected).toBe("");
  });

  test("other blocks are not programs", () => {
    expect(firstProgram(`${fence}tsx\na();\n${fence}\n${fence}js\nb();\n${fence}\n`)).toBeUndefined();
  });
});

test("normalized leaves out white space that nobody sees, and only that", () => {
  expect(normalized("a  \n b\r\n\n")).toBe("a\n b");
  expect(normalized("a\nb")).not.toBe(normalized("a b"));
});
