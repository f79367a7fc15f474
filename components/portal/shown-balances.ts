import type { WalletBalance, WalletBalances } from './types';

/** The currencies in which there is something to show; the first one when there is nothing in any. */
export function shownBalances({ others, ...first }: WalletBalances): WalletBalance[] {
  const filled = [first, ...others].filter((balance) => hasCash(balance) || hasCredit(balance));
  return filled.length ? filled : [first];
}

/** What of a balance is shown: cash where there is or was some, credit where there is some, and cash where there is neither. */
export function shownParts(balance: WalletBalance): { cash: boolean; credit: boolean } {
  const credit = hasCredit(balance);
  return { cash: hasCash(balance) || !credit, credit };
}

function hasCash({ cash }: WalletBalance): boolean {
  return cash.pendingMinor !== 0 || cash.payableMinor !== 0 || cash.paidMinor !== 0;
}

function hasCredit({ credit }: WalletBalance): boolean {
  return credit.pendingMinor !== 0 || credit.availableMinor !== 0;
}
