import { expect, test } from "vitest";
import { findNode, MAJORS } from "./nodes.ts";

test("finds the Node that runs", async () => {
  const { node } = process.versions;
  expect(MAJORS).toContain(Number(node.split(".")[0]));
  expect(await findNode(Number(node.split(".")[0]), { fetch: false })).toMatchObject({ version: node });
});

test("finds nothing where there is nothing", async () => {
  expect(await findNode(1, { fetch: false })).toBeNull();
});
