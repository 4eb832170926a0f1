import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";

/** Resolve `@dz/*` to the sources, so that no test can run against a stale build. */
const conditions = ["@dz/source", "module", "node", "development|production"];

const shared: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // All cores: by default one is left idle, which is half of a small machine. Each project has this of its own.
  test: { maxWorkers: "100%" },
});

export default shared;

/**
 * The same, for packages whose tests leave nothing behind: their files share one environment, which takes a tenth of the
 * time. Tests that replace modules, memory or globals need one of their own.
 */
export const oneEnvironment: ViteUserConfig = mergeConfig(shared, defineConfig({ test: { isolate: false } }));
