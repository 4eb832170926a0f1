import { Script } from "node:vm";
import { expect, test } from "vitest";
import { asScript, pageScript } from "./script.ts";

test("asScript leaves what a browser runs", () => {
  const module = `import type { A } from "./a.ts";
import {
  b,
} from "./b.ts";

/** Says so. */
export function twice(x: number): number {
  // why
  return 2 * x;
}
`;
  const script = asScript(module).trim();
  expect(script.replace(/ +(?=\)| \{)/g, "")).toBe("function twice(x) {\nreturn 2 * x;\n}"); // spaces where types were
});

test("the script of the page is one script without imports, exports and two names alike", () => {
  const script = pageScript();
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^(import|export)\b/m);
  expect(script).not.toContain("</script");
});
