/** How much garbage a process lets lie before it collects it. */
import { setFlagsFromString } from 'node:v8';

/** V8 lets the heap grow to four times of what is in use. It asks for this limit at each collection; what is young comes on top. */
export const LEAN = '--heap-growing-percent=50';

/** From now on garbage is collected sooner. Costs some milliseconds a second of work. */
export function keepLean(): void {
  setFlagsFromString(LEAN);
}
