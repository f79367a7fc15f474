import { joinedTransaction } from './joined';

/** Answers one item of a batch. */
type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

export interface BatcherOptions<Item, Answer> {
  /** Does the work of a batch in one statement or transaction; answers in the order of the items. */
  run: (items: Item[]) => Promise<PromiseSettledResult<Answer>[]>;
  maxItems?: number;
  maxInFlight?: number;
  /**
   * How much must have gathered before a batch goes out beside another, as a part of what is under way (0: anything). A batch
   * costs much the same however small, so one of a single item beside one of thirty takes more than its item's wait is worth.
   */
  leastBeside?: number;
}

/**
 * Adaptive batches without a timer: what has gathered goes out at once while fewer than `maxInFlight` batches are under way;
 * meanwhile the next one fills. Alone, a call waits for nothing; under load, hundreds share one commit. Every caller is
 * answered after its own batch has committed.
 */
export function createBatcher<Item, Answer>(options: BatcherOptions<Item, Answer>): (item: Item) => Promise<Answer> {
  const { run, maxItems = 500, maxInFlight = 2, leastBeside = 0 } = options;
  const waiting: Waiting<Item, Answer>[] = [];
  let inFlight = 0;
  let itemsInFlight = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || inFlight >= maxInFlight || !waiting.length) return;
    if (waiting.length < itemsInFlight * leastBeside) return;
    scheduled = true;
    // One turn of the event loop, so that requests read from many sockets in this turn share the batch.
    setImmediate(() => {
      scheduled = false;
      void flush();
    });
  }

  async function flush(): Promise<void> {
    const batch = waiting.splice(0, maxItems);
    if (!batch.length) return;
    inFlight++;
    itemsInFlight += batch.length;
    schedule();
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, entry] of batch.entries()) settle(entry, results[index]);
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    } finally {
      inFlight--;
      itemsInFlight -= batch.length;
      schedule();
    }
  }

  // What belongs to a larger transaction cannot share a batch: it goes alone, in that transaction.
  async function alone(item: Item): Promise<Answer> {
    const [result] = await run([item]);
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason ?? new Error(NO_ANSWER);
  }

  return (item) => {
    if (joinedTransaction()) return alone(item);
    return new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
  };
}

const NO_ANSWER = 'The batch gave no answer for this item';

function settle<Item, Answer>(entry: Waiting<Item, Answer>, result: PromiseSettledResult<Answer> | undefined): void {
  if (result?.status === 'fulfilled') entry.resolve(result.value);
  else entry.reject(result?.reason ?? new Error(NO_ANSWER));
}
