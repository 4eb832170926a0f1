export { ownEnvironments as default } from "../../config/vitest.shared.ts";
