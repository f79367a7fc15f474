import { type BatcherOptions, createBatcher } from './batcher';
import { actorKey, type Ctx } from './context';

export interface Asked<Request> {
  ctx: Ctx;
  request: Request;
}

interface ActorBatcherOptions<Request, Answer> extends Omit<BatcherOptions<Asked<Request>, Answer>, 'run'> {
  /** One transaction of one organisation, with the context of its first request. Answers in the order of the requests. */
  run: (ctx: Ctx, requests: Request[]) => Promise<PromiseSettledResult<Answer>[]>;
  /** Requests with different keys do not share a transaction. By actor, unless said otherwise. */
  keyOf?: (asked: Asked<Request>) => string;
}

/**
 * Adaptive batches of what people ask for in a transaction: policies name the organisation and audit the actor, so each of them
 * has a transaction of its own. One that breaks its batch is found by halving it: it gets its own error, and the others go again
 * without it.
 */
export function createActorBatcher<Request, Answer>({
  run,
  keyOf = ({ ctx }) => actorKey(ctx.actor),
  ...limits
}: ActorBatcherOptions<Request, Answer>): (asked: Asked<Request>) => Promise<Answer> {
  async function settle(ctx: Ctx, requests: Request[]): Promise<PromiseSettledResult<Answer>[]> {
    try {
      return await run(ctx, requests);
    } catch (reason) {
      if (requests.length === 1) return [{ status: 'rejected', reason }];
      const middle = Math.ceil(requests.length / 2);
      return [...(await settle(ctx, requests.slice(0, middle))), ...(await settle(ctx, requests.slice(middle)))];
    }
  }

  async function runBatch(items: Asked<Request>[]): Promise<PromiseSettledResult<Answer>[]> {
    const groups = Map.groupBy(items.keys(), (position) => {
      const asked = items[position] as Asked<Request>;
      return `${asked.ctx.organizationId}|${keyOf(asked)}`;
    });
    const answers = new Array<PromiseSettledResult<Answer>>(items.length);
    await Promise.all(
      [...groups.values()].map(async (positions) => {
        const asked = positions.map((position) => items[position] as Asked<Request>);
        const results = await settle(
          (asked[0] as Asked<Request>).ctx,
          asked.map(({ request }) => request),
        );
        for (const [index, position] of positions.entries()) {
          answers[position] = results[index] as PromiseSettledResult<Answer>;
        }
      }),
    );
    return answers;
  }

  return createBatcher<Asked<Request>, Answer>({ ...limits, run: runBatch });
}
