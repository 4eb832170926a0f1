import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../config/vitest.shared.ts";

// The training program is bundled once for the tests here, as for its own.
export default mergeConfig(shared, defineConfig({ test: { globalSetup: ["../sin-rnn/src/testing/bundle.ts"] } }));
