/**
 * The path of the Chromium of this machine, which config/vitest.setup.ts finds; undefined without one, which is said once for
 * each file of tests.
 */
export const executablePath: string | undefined = process.env.DZ_CHROMIUM;

if (executablePath === undefined) {
  console.warn(
    "page: NOT TESTED in a browser, because there is no Chromium. Install it, for example with `sudo apt-get install chromium`, or set DZ_CHROMIUM to its path.",
  );
}
