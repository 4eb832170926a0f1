import { quietly } from "./whole-file.ts";

/** At most one piece of work in the background. */
export class Background {
  private current: { abandoned: boolean; ended: Promise<void> } | null = null;

  /** Whether work is going on. */
  get busy(): boolean {
    return this.current !== null;
  }

  /**
   * Starts work while there is none; it may ask whether it is abandoned. When it has ended, in any way, `after` is called,
   * and then the promise is settled like that of the work. An error of `after` rejects it, too, if there was none before.
   */
  run(start: (abandoned: () => boolean) => Promise<boolean>, after: () => void): Promise<boolean> {
    const current = { abandoned: false, ended: Promise.resolve() };
    this.current = current;
    const end = (): void => {
      this.current = null;
      after();
    };
    const work = async (): Promise<boolean> => {
      let done: boolean;
      try {
        done = await start(() => current.abandoned);
      } catch (error) {
        quietly(end); // the first error is the one to report
        throw error;
      }
      end();
      return done;
    };
    const result = work();
    const ignore = (): void => {};
    current.ended = result.then(ignore, ignore);
    return result;
  }

  /** Tells the work that it is abandoned; resolves when it has ended, also if it has failed. */
  async abandon(): Promise<void> {
    if (this.current === null) return;
    this.current.abandoned = true;
    await this.current.ended;
  }
}
