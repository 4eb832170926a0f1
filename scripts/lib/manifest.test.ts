import { expect, test } from "vitest";
import { arrows } from "../structure/arrows.ts";
import { publishedPackages, workspacePackages } from "./manifest.ts";
import { root } from "./paths.ts";

test("publishedPackages returns exactly the packages with arrows", () => {
  const names = publishedPackages(root).map(({ manifest }) => manifest.name);
  expect(names.sort()).toEqual(Object.keys(arrows).sort());
});

test("workspacePackages includes the apps and the examples, which are not published", () => {
  const folders = workspacePackages(root).map(({ folder }) => folder);
  expect(folders).toEqual(expect.arrayContaining(["apps/sin-rnn", "examples"]));
  expect(publishedPackages(root).map(({ folder }) => folder)).not.toContain("apps/sin-rnn");
});
