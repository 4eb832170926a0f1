export { oneEnvironment as default } from "../../vitest.shared.ts";
