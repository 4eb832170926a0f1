import { defineConfig } from "vitest/config";

/** Resolve `@dz/*` to the sources, so that no test can run against a stale build. */
const conditions = ["@dz/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
});
