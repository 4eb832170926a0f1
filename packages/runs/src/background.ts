/** At most one piece of work in the background. */
export class Background {
  private current: { abandoned: boolean; readonly ended: Promise<void> } | null = null;

  /** Whether work is going on. */
  get busy(): boolean {
    return this.current !== null;
  }

  /**
   * Starts work while there is none; it may ask whether it is abandoned. When it has ended, in any way, `after` is called,
   * and then the promise is settled like that of the work.
   */
  async run(start: (abandoned: () => boolean) => Promise<boolean>, after: () => void): Promise<boolean> {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const current = { abandoned: false, ended };
    this.current = current;
    try {
      return await start(() => current.abandoned);
    } finally {
      this.current = null;
      try {
        after();
      } finally {
        end();
      }
    }
  }

  /** Tells the work that it is abandoned; resolves when it has ended, also if it has failed. */
  async abandon(): Promise<void> {
    if (this.current === null) return;
    this.current.abandoned = true;
    await this.current.ended;
  }
}
