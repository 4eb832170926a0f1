import "./older-node.ts";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Resolve `@dz/*` to the sources, so that no test can run against a stale build. */
const conditions = ["@dz/source", "module", "node", "development|production"];

/**
 * The one limit of time for tests, hooks and polling: it ends what hangs, and says nothing about speed. A test on a
 * machine that is ten times slower, or busy with other work, must pass; so no test has a limit of its own.
 */
const LIMIT_MS = 600_000;

const shared: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // All cores: by default one is left idle, which is half of a small machine. Each project has this of its own.
    maxWorkers: "100%",
    // The files of a package share one environment, so what a test has replaced is put back after it.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    expect: { poll: { timeout: LIMIT_MS } },
    // Programs that tests start share what Node made of the sources, as those that users start do.
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), "dz-test-compile-cache") },
  },
});

export default shared;
