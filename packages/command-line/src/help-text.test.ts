import { expect, test } from "vitest";
import { type Command, flag, takes } from "./command.ts";
import { helpText } from "./help-text.ts";

const command: Command<"size" | "keep-predictions" | "json"> = {
  usage: "try [options]\ntry --json",
  about:
    "Tries something.\n\nThat takes a line that is too long for eighty columns, so that it goes on in the next one.",
  options: {
    size: takes("N", "1", "how large it is, in a sentence that goes on for so long that it needs a second line (10)"),
    "keep-predictions": takes("N", "1", "a name that is too long to have the text beside it"),
    json: flag("one JSON object"),
  },
  foot: "Exit code: 0.\n  0  as it should be",
};

test("usage, purpose, options beside their texts, and the rest, in 80 columns", () => {
  expect(helpText(command)).toBe(`Usage: try [options]
       try --json

Tries something.

That takes a line that is too long for eighty columns, so that it goes on in the
next one.

  --size N    how large it is, in a sentence that goes on for so long that it
              needs a second line (10)
  --keep-predictions N
              a name that is too long to have the text beside it
  --json      one JSON object
  -h, --help  print this help

Exit code: 0.
  0  as it should be
`);
});

test("a command without options has --help", () => {
  expect(helpText({ usage: "try", about: "Tries.", options: {} })).toBe(
    "Usage: try\n\nTries.\n\n  -h, --help  print this help\n",
  );
});
