import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imageNetLabels } from "./imagenet-labels.ts";

describe("imageNetLabels", () => {
  it("reads the published text", () => {
    const text = `{0: 'tench, Tinca tinca',\n 1: "jack-o'-lantern",\n 2: 'carpenter\\'s kit, "tool kit"',\n 3: ''}\n`;
    expect(imageNetLabels(text)).toEqual(["tench, Tinca tinca", "jack-o'-lantern", 'carpenter\'s kit, "tool kit"', ""]);
    expect(imageNetLabels(" { 0 : 'a' , } ")).toEqual(["a"]);
    expect(imageNetLabels("{}")).toEqual([]);
    expect(imageNetLabels("{0: 'a \\\\ b'}")).toEqual(["a \\ b"]);
  });

  it("parses the text of any labels", () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((label) => !label.includes("\n"))), (labels) => {
        const entries = labels.map((label, id) => `${id}: '${label.replaceAll(/['\\]/g, "\\$&")}'`);
        expect(imageNetLabels(`{${entries.join(", ")}}`)).toEqual(labels);
      }),
    );
  });

  it.each([
    ["the text does not begin with {", "0: 'a'}"],
    ["the text does not begin with {", ""],
    ["expected a number and a label at character 1", "{'a': 'b'}"],
    ["expected a number and a label at character 1", "{0: __import__('os').system('id')}"],
    ["expected a number and a label at character 1", "{0: 'a\n'}"],
    ["expected a number and a label at character 1", "{0: 'a\\n'}"],
    ["expected a number and a label at character 1", "{0: 'a"],
    ["expected a number and a label at character 1", "{"],
    ["expected label 0 at character 1, found 1", "{1: 'a'}"],
    ["expected label 1 at character 9, found 0", "{0: 'a', 0: 'b'}"],
    [`expected "," or "}" at character 7`, "{0: 'a' + 'b'}".replace(" + ", "+")],
    [`expected "," or "}" at character 7`, "{0: 'a'"],
    ["the text continues after its end, character 8", "{0: 'a'}['a']"],
  ])("refuses: %s", (message, text) => {
    expect(() => imageNetLabels(text)).toThrow(new FormatError(`imageNetLabels: ${message}`));
  });

  it("refuses a label of more than 1000 characters", () => {
    expect(imageNetLabels(`{0: '${"a".repeat(1000)}'}`)[0]).toHaveLength(1000);
    for (const length of [1001, 10_000_000]) {
      expect(() => imageNetLabels(`{0: "${"a".repeat(length)}"}`)).toThrow(
        new FormatError("imageNetLabels: expected a number and a label at character 1"),
      );
    }
  });

  it("takes linear time for long text", () => {
    const n = 3_000_000; // a quadratic scan would take hours
    for (const text of [`{0: '${"\\".repeat(n)}`, `{0: '${"a".repeat(n)}`, `{${"1".repeat(n)}`])
      expect(() => imageNetLabels(text)).toThrow(FormatError);
  });
});
