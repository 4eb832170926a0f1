import { coordinate, type Frame, readable } from "@dz/drawing";
import { drawPrediction, drawTarget, waveFrame } from "../../pictures/wave-chart.ts";
import { element, makeSlider, moved, onResize, widthOf } from "./elements.ts";

/** The chart of one prediction and its target; reads out the values at a point of time. */
export class WaveView {
  readonly #target: Float32Array;
  readonly #box = element("wave", HTMLElement);
  readonly #chart = element("wave-chart", SVGSVGElement);
  readonly #back = element("wave-target", SVGGElement);
  readonly #front = element("wave-prediction", SVGGElement);
  readonly #cursor = element("wave-cursor", SVGGElement);
  readonly #readout = element("wave-readout", HTMLElement);
  #prediction: Float32Array;
  #point = 0;
  #frame: Frame;

  constructor(target: Float32Array, prediction: Float32Array) {
    this.#target = target;
    this.#prediction = prediction;
    makeSlider(this.#box, "Point of the wave", 0, target.length - 1);
    this.#frame = this.#draw();
    const point = (event: PointerEvent): void => {
      this.#point = this.#near(this.#frame.x.value(event.clientX - this.#chart.getBoundingClientRect().left));
      this.#show();
    };
    this.#box.addEventListener("pointermove", point);
    this.#box.addEventListener("pointerdown", point);
    this.#box.addEventListener("keydown", (event) => {
      const to = moved(event.key, this.#point, target.length - 1);
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.#point = to;
      this.#show();
    });
    onResize(this.#box, () => {
      this.#frame = this.#draw();
      this.#show();
    });
    this.#show();
  }

  set prediction(values: Float32Array) {
    this.#prediction = values;
    this.#front.innerHTML = drawPrediction(this.#frame, values);
    this.#show();
  }

  #near(time: number): number {
    return Math.max(0, Math.min(this.#target.length - 1, Math.round(time)));
  }

  #draw(): Frame {
    const size = { width: widthOf(this.#box), height: 360 };
    const frame = waveFrame(size, this.#target.length);
    this.#chart.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    this.#back.innerHTML = drawTarget(frame, this.#target);
    this.#front.innerHTML = drawPrediction(frame, this.#prediction);
    return frame;
  }

  /** Moves the cursor to a point of time, and shows its values in words. */
  #show(): void {
    const { x, area } = this.#frame;
    const at = coordinate(x.at(this.#point));
    this.#cursor.innerHTML = `<path class="cursor" d="M${at} ${area.top}V${area.bottom}"/>`;
    const target = this.#target[this.#point] ?? Number.NaN;
    const value = this.#prediction[this.#point] ?? Number.NaN;
    // Packed predictions are clipped at ±3.2767; values beyond cannot be distinguished from the limit.
    const beyond = Math.abs(value) > 3.2766 ? "beyond " : "";
    const [shown, difference] = [readable(value), readable(value - target, 3)].map((text) => `${beyond}${text}`);
    const words = `t = ${this.#point}: target ${readable(target)}, prediction ${shown}, difference ${difference}`;
    this.#readout.textContent = words;
    this.#box.setAttribute("aria-valuenow", String(this.#point));
    this.#box.setAttribute("aria-valuetext", words);
  }
}
