import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../config/vitest.shared.ts";

export default mergeConfig(shared, defineConfig({ test: { globalSetup: ["src/testing/bundle.ts"] } }));
