import { expect, test } from "vitest";
import { Background } from "./background.ts";

test("work is busy until it has ended, and then `after` is called", async () => {
  const background = new Background();
  const heard: string[] = [];
  let end = (_: boolean): void => {};
  const done = background.run(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
    () => heard.push(`after, busy ${background.busy}`),
  );
  expect([background.busy, heard]).toEqual([true, []]);
  end(true);
  expect(await done).toBe(true);
  expect([background.busy, heard]).toEqual([false, ["after, busy false"]]);
});

test("abandon tells the work, and resolves when it has ended, also if it fails", async () => {
  const background = new Background();
  await background.abandon();
  let ended = false;
  const failed = background.run(
    async (abandoned) => {
      while (!abandoned()) await new Promise(setImmediate);
      ended = true;
      throw new Error("failed");
    },
    () => {},
  );
  const seen = failed.catch((error: Error) => error.message);
  await background.abandon();
  expect([ended, background.busy]).toEqual([true, false]);
  expect(await seen).toBe("failed");
});

test("an error of `after` rejects the promise of the work, and abandon still resolves", async () => {
  const background = new Background();
  const failed = background.run(
    async () => true,
    () => {
      throw new Error("after");
    },
  );
  const seen = failed.catch((error: Error) => error.message);
  await background.abandon();
  expect(await seen).toBe("after");
});

test("of an error of the work and one of `after`, the first is reported", async () => {
  const background = new Background();
  const failed = background.run(
    async () => {
      throw new Error("work");
    },
    () => {
      throw new Error("after");
    },
  );
  await expect(failed).rejects.toThrow("work");
  expect(background.busy).toBe(false);
});
