import { expect, test } from "vitest";
import { checkMarkup } from "./check-markup.ts";

test("good markup", () => checkMarkup('<svg a="1"><g><path d="M0"/></g><text>a &lt; b</text></svg>'));

test.each(["<svg a='1'></svg>", '<svg a="1"><g></svg>', '<svg a="1">a < b</svg>', '<svg a="1"><path d="MNaN"/></svg>'])(
  "broken: %s",
  (svg) => expect(() => checkMarkup(svg)).toThrow(),
);
