import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = import.meta.dirname;

/** The folders of this program, each with the folders from which it imports; tests may import anything. */
function arrows(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts") || dirname(name) === ".") continue;
    const from = dirname(name);
    const targets = found.get(from) ?? new Set();
    found.set(from, targets);
    for (const [, path = ""] of readFileSync(join(root, name), "utf8").matchAll(/ from "(\.[^"]+)"/g)) {
      const to = dirname(relative(root, join(root, from, path)));
      if (to !== from && to !== ".") targets.add(to);
    }
  }
  return found;
}

/** The folders that a folder imports from, directly or indirectly. */
function reached(from: string, all: ReadonlyMap<string, Set<string>>): Set<string> {
  const seen = new Set<string>();
  const queue = [...(all.get(from) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(all.get(next) ?? []));
  }
  return seen;
}

test("no folder imports itself by way of others", () => {
  const all = arrows();
  expect([...all.keys()]).toEqual(
    expect.arrayContaining(["animation", "figures", "gif", "page", "page/client", "pictures"]),
  );
  expect(reached("page", all)).toContain("pictures");
  for (const folder of all.keys()) expect([folder, reached(folder, all).has(folder)]).toEqual([folder, false]);
});
