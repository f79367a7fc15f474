type All<Work extends readonly unknown[]> = { -readonly [Key in keyof Work]: Awaited<Work[Key]> };

/**
 * Statements of one transaction that do not wait for each other's answers. PostgreSQL runs them in the order in which they
 * were sent. Waits for all of them also when one fails, so that none is sent after its transaction has ended.
 * @throws the first that failed, in the order given
 */
export async function together<const Work extends readonly unknown[]>(work: Work): Promise<All<Work>> {
  const settled = await Promise.allSettled(work);
  // What follows a failure in a transaction fails too, with 25P02: it explains nothing.
  const failed = settled.filter((one) => one.status === 'rejected');
  const cause = failed.find(({ reason }) => reason?.code !== '25P02') ?? failed[0];
  if (cause) throw cause.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as All<Work>;
}
