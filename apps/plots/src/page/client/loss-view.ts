import type { Frame } from "./chart.ts";
import { element, makeSlider, moved, onResize, widthOf } from "./elements.ts";
import { drawLosses, type Kind, type Losses, lossFrame } from "./loss-chart.ts";
import { coordinate, readable } from "./markup.ts";

/** A run in the chart of losses. */
export interface LossRun extends Losses {
  readonly label: string;
}

/** The chart of losses: reads out values, and its cursor is the epoch of the player. */
export class LossView {
  readonly #runs: readonly LossRun[];
  readonly #box = element("losses", HTMLElement);
  readonly #chart = element("losses-chart", SVGSVGElement);
  readonly #lines = element("losses-lines", SVGGElement);
  readonly #cursor = element("losses-cursor", SVGGElement);
  readonly #readout = element("losses-readout", HTMLElement);
  readonly #last: number;
  #kind: Kind = "log";
  #epoch = 0;
  #frame: Frame;

  /** `seek` is called with the index of an epoch that somebody chose here. */
  constructor(runs: readonly LossRun[], seek: (epoch: number) => void) {
    this.#runs = runs;
    this.#last = Math.max(0, ...runs.map(({ test }) => test.length - 1));
    makeSlider(this.#box, "Epoch, in the chart of losses", 1, this.#last + 1);
    this.#frame = this.#draw();
    const pointed = (event: PointerEvent): number => {
      const x = event.clientX - this.#chart.getBoundingClientRect().left;
      return Math.max(0, Math.min(this.#last, Math.round(this.#frame.x.value(x)) - 1));
    };
    this.#box.addEventListener("pointermove", (event) => {
      if (event.buttons > 0) seek(pointed(event));
      this.#show(pointed(event));
    });
    this.#box.addEventListener("pointerdown", (event) => seek(pointed(event)));
    this.#box.addEventListener("pointerleave", () => this.#show(this.#epoch));
    this.#box.addEventListener("keydown", (event) => {
      const epoch = moved(event.key, this.#epoch, this.#last);
      if (epoch === undefined) return;
      event.preventDefault();
      seek(epoch);
    });
    onResize(this.#box, () => this.#redraw());
  }

  set kind(kind: Kind) {
    this.#kind = kind;
    this.#redraw();
  }

  set epoch(epoch: number) {
    this.#epoch = epoch;
    this.#show(epoch);
  }

  #redraw(): void {
    this.#frame = this.#draw();
    this.#show(this.#epoch);
  }

  #draw(): Frame {
    const size = { width: widthOf(this.#box), height: 320 };
    const frame = lossFrame(size, this.#runs, this.#kind);
    this.#chart.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    this.#lines.innerHTML = drawLosses(frame, this.#runs);
    return frame;
  }

  /** The cursor at an epoch, and its values in words. */
  #show(epoch: number): void {
    const { x, area } = this.#frame;
    const at = coordinate(x.at(epoch + 1));
    this.#cursor.innerHTML = `<path class="cursor" d="M${at} ${area.top}V${area.bottom}"/>`;
    const values = this.#runs
      .filter(({ test }) => epoch < test.length)
      .map(({ label, train, test }) => {
        const [a, b] = [readable(train[epoch] ?? Number.NaN), readable(test[epoch] ?? Number.NaN)];
        return `${label}: train ${a}, test ${b}`;
      });
    const words = `Epoch ${epoch + 1}. ${values.join("; ")}`;
    this.#readout.textContent = words;
    this.#box.setAttribute("aria-valuenow", String(epoch + 1));
    this.#box.setAttribute("aria-valuetext", words);
  }
}
