/** What hosts have, or have not, beside the standard ones. */
interface HostTasks {
  readonly setImmediate?: (callback: () => void) => unknown;
  readonly MessageChannel?: typeof MessageChannel;
}

/**
 * Resolves in a new task, when the host has run what was waiting: timers, I/O, input, painting.
 *
 * In Node by `setImmediate`, elsewhere by a message, since browsers delay nested timers by 4 ms and those of hidden pages
 * by a second. Not by `scheduler.yield`: its continuation comes before the timers of the page, which would starve.
 */
export function hostTurn(): Promise<void> {
  const { setImmediate, MessageChannel } = globalThis as HostTasks;
  return new Promise((resolve) => {
    if (setImmediate !== undefined) {
      setImmediate(resolve);
    } else if (MessageChannel !== undefined) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    } else {
      setTimeout(resolve);
    }
  });
}
