import { expect, test } from "vitest";
import { bunPackage } from "./programs.ts";

test("bunPackage knows how Bun names systems", () => {
  expect(bunPackage("linux", "x64")).toBe("@oven/bun-linux-x64");
  expect(bunPackage("darwin", "arm64")).toBe("@oven/bun-darwin-aarch64");
  expect(bunPackage("win32", "x64")).toBe("@oven/bun-windows-x64");
});
