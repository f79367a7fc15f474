import { splitByShares } from '../money/money';
import type { Vesting } from '../programs/rewards-schema';
import { type ReceiptLine, sayBps, sayMinor } from './receipt';
import type { RewardLine, VestingPart } from './reward-line';

/** The line that a part belongs to: `base` for `base@2`. */
export function rootLine(line: string): string {
  const at = line.indexOf('@');
  return at < 0 ? line : line.slice(0, at);
}

/**
 * Parts a line by the shares of the version's vesting, with the largest remainder, to the cent. Bonuses, and lines of nothing,
 * stay whole. A part may be 0 when there are fewer minor units than parts.
 */
export function vestLine(line: RewardLine, vesting: Vesting | undefined, currency: string): RewardLine[] {
  if (!vesting || line.line !== 'base' || line.amountMinor === 0) return [line];
  const amounts = splitByShares(
    line.amountMinor,
    vesting.map(({ shareBps }) => shareBps),
  );
  return vesting.map(({ afterDays, shareBps }, index) => {
    const amountMinor = amounts[index] as number;
    const part: VestingPart = { part: index + 1, parts: vesting.length, afterDays, shareBps };
    const receipt = [...line.receipt, vestingStep(line.amountMinor, amountMinor, part, currency)];
    return {
      ...line,
      line: index === 0 ? line.line : `${line.line}@${index + 1}`,
      amountMinor,
      receipt,
      vesting: part,
    };
  });
}

/** Which part a reward is, as its receipt tells; null when it does not vest in parts. */
export function vestingOf(receipt: readonly ReceiptLine[]): VestingPart | null {
  const step = receipt.find((line) => line.step === 'vesting');
  if (!step) return null;
  const number = (name: string) => Number(step.params[name]);
  return { part: number('part'), parts: number('parts'), afterDays: number('afterDays'), shareBps: number('shareBps') };
}

function vestingStep(beforeMinor: number, afterMinor: number, part: VestingPart, currency: string): ReceiptLine {
  const when = part.afterDays === 0 ? 'at the conversion' : `${sayDays(part.afterDays)} after the conversion`;
  return {
    step: 'vesting',
    rule: `part:${part.part}`,
    beforeMinor,
    afterMinor,
    why: `${sayBps(part.shareBps)} vests ${when}: ${sayMinor(afterMinor, currency)}.`,
    key: part.afterDays === 0 ? 'vesting.at-once' : 'vesting.later',
    params: { ...part },
  };
}

function sayDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
