import { defineConfig } from "tsup";
import { library } from "../../config/tsup.base.ts";

export default defineConfig(library("src/index.ts", "src/engine.ts", "src/testing/index.ts"));
