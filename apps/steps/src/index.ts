export type { Page, Program, Values } from "./page.ts";
export { type Recorded, record } from "./record.ts";
export { steps } from "./steps.ts";
