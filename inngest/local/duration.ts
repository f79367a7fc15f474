const UNIT_MS: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/**
 * When a wait of the SDK ends.
 * @param text what the SDK reports: `2h30m`, `1d`, `45s`, or an ISO instant
 * @throws Error when it is neither
 */
export function dueAt(text: string, now: Date): Date {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|w|d|h|m|s)/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text) {
    const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
    return new Date(now.getTime() + total);
  }
  const instant = new Date(text);
  if (text === '' || Number.isNaN(instant.getTime())) throw new Error(`"${text}" is neither a duration nor an instant`);
  return instant;
}
