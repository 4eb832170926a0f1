export { type PageOptions, pageFiles } from "./write-page.ts";
