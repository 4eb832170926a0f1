import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of the Chromium of this machine; undefined without one, which is said once for each file of tests. */
export const executablePath: string | undefined = [process.env.DZ_CHROMIUM ?? "", ...PLACES].find(
  (path) => path !== "" && existsSync(path),
);

if (executablePath === undefined) {
  console.warn(
    "page: NOT TESTED in a browser, because there is no Chromium. Install it, for example with `sudo apt-get install chromium`, or set DZ_CHROMIUM to its path.",
  );
}
