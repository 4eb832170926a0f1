import { expect, test } from "vitest";
import { checkHtml, checkXml } from "./markup.ts";

test("checkXml and checkHtml accept well-formed documents", () => {
  const names: string[] = [];
  checkXml(`<svg xmlns="a"><title>a &amp; b &#39; c</title><path d='M0 0'/></svg>\n`, ({ name }) => names.push(name));
  expect(names).toEqual(["svg", "title", "path"]);
  checkHtml("<!doctype html>\n<html lang=en><ul><li>a<li>b</ul><input disabled><script>1 < 2 && 3</script></html>\n");
});

test.each([
  ["a control character", "<a>\u0007</a>"],
  ["a noncharacter", "<a>\uffff</a>"],
  ["an unpaired high surrogate", "<a>\ud800</a>"],
  ["an unpaired low surrogate", "<a>x\udc00</a>"],
  ["an element that is not closed", "<a><b></a>"],
  ["an element that is closed twice", "<a></a></a>"],
  ["two elements", "<a/><b/>"],
  ["nothing", ""],
  ["an unquoted attribute", "<a b=c/>"],
  ["an attribute twice", `<a b="c" b="d"/>`],
  ["a quote in an attribute", `<a b="c"d"/>`],
  ["a tag in an attribute", `<a b="<"/>`],
  ["an ampersand", "<a>b & c</a>"],
  ["an ampersand in an attribute", `<a b="&c"/>`],
  ["a tag that is text", "<a>b < c</a>"],
  ["a comment, which reports never contain", "<a><!-- --></a>"],
])("checkXml finds %s", (_, text) => {
  expect(() => checkXml(text)).toThrow("markup: ");
});

test.each([
  ["a script that a text ends", "<script>'</script>'</script>"],
  ["an element that is not closed", "<ul><li>a"],
  ["an element that is closed by another", "<div><span></div>"],
  ["a quote in an attribute", `<p title="a"b">`],
  ["a control character", "<p>\u001b"],
])("checkHtml finds %s", (_, text) => {
  expect(() => checkHtml(`<!doctype html>${text}`)).toThrow("markup: ");
});
