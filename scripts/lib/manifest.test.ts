import { expect, test } from "vitest";
import { arrows } from "../structure/arrows.ts";
import { publishedPackages, workspacePackages } from "./manifest.ts";
import { root } from "./paths.ts";

test("the published packages are those that have arrows of their own", () => {
  const names = publishedPackages(root).map(({ manifest }) => manifest.name);
  expect(names.sort()).toEqual(Object.keys(arrows).sort());
});

test("apps are packages of the workspace, but not published", () => {
  const folders = workspacePackages(root).map(({ folder }) => folder);
  expect(folders).toContain("apps/sin-rnn");
  expect(publishedPackages(root).map(({ folder }) => folder)).not.toContain("apps/sin-rnn");
});
