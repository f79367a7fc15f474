/** The demo is right or it is not made: the first refusal ends it. */
export async function settled(results: Promise<PromiseSettledResult<unknown>[]>): Promise<void> {
  const refused = (await results).find(({ status }) => status === 'rejected');
  if (refused?.status === 'rejected') throw refused.reason;
}
