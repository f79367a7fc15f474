/** Starts work now or in a later turn of the event loop, in order. */
export type Admit = (start: () => void) => void;

/**
 * Lets at most `perTurn` pieces of work start in one turn of the event loop; the rest wait in order. Node accepts one
 * connection a turn, so a page that takes milliseconds would keep everybody else from being let in at all.
 */
export function createAdmission(perTurn: number): Admit {
  let waiting: (() => void)[] = [];
  let next = 0;
  let scheduled = false;

  function turn(): void {
    scheduled = false;
    for (let started = 0; started < perTurn && next < waiting.length; started += 1) (waiting[next++] as () => void)();
    if (next < waiting.length) schedule();
    else {
      waiting = [];
      next = 0;
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(turn);
  }

  return (start) => {
    waiting.push(start);
    schedule();
  };
}
