/**
 * A receipt in which codes have other texts, wherever they stand: in its evidence, with the winner and the losers. Whose codes they
 * are says their id, so that one that was typed in another way goes too. It decides as before: the core compares ids alone.
 */
export function redactCodes<T>(receipt: T, codes: ReadonlyMap<string, string>): T {
  if (Array.isArray(receipt)) return receipt.map((one) => redactCodes(one, codes)) as T;
  if (receipt === null || typeof receipt !== 'object') return receipt;
  const fields = Object.entries(receipt).map(([name, value]) => [name, redactCodes(value, codes)]);
  const { codeId, code } = receipt as { codeId?: unknown; code?: unknown };
  const text = typeof codeId === 'string' && typeof code === 'string' ? codes.get(codeId) : undefined;
  return { ...Object.fromEntries(fields), ...(text !== undefined && { code: text }) } as T;
}
