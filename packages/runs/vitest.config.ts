export { ownEnvironments as default } from "../../vitest.shared.ts";
