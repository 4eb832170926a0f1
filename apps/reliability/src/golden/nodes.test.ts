import { expect, test } from "vitest";
import { findNode, MAJORS } from "./nodes.ts";

test("findNode finds the running Node", async () => {
  const { node } = process.versions;
  expect(MAJORS).toContain(Number(node.split(".")[0]));
  expect(await findNode(Number(node.split(".")[0]), { fetch: false })).toMatchObject({ version: node });
});

test("findNode returns null for a version that is not installed", async () => {
  expect(await findNode(1, { fetch: false })).toBeNull();
});
