/** Terms that every template starts with; a school edits them. They say what the rules do, no more. */
export function templateTerms(who: string, earns: string, holdDays: number): string {
  return [
    `Who can take part: ${who}.`,
    'A friend is somebody who has not been rewarded in a referral of this school before. You cannot refer yourself or your own household.',
    'Your friend has to use your link or tell us your code. A share counts for 90 days.',
    `The reward is earned when ${earns}. It becomes payable ${holdDays} days later, when the time for refunds is over.`,
    'If the course is refunded or given up, the reward is reduced or taken back in the same way.',
    'One referral earns at most 500.00 for both of you together. More than 100.00 for one person is checked by our staff first.',
    'We may end the programme at any time; what was earned until then stays yours.',
  ].join('\n');
}
