import type { RuleCode } from '@/lib/domain/rule-codes';

const MESSAGES: Partial<Record<RuleCode, string>> = {
  'code-inactive': 'This code has been switched off.',
  'code-expired': 'This code has expired.',
  'program-not-active': 'The programme of this code is not running at that time.',
  'referrer-not-eligible': 'The person with this code may not refer friends at present.',
  'self-referral': 'Nobody can refer himself: the code and the contact belong to one person.',
  'same-household': 'This programme does not take referrals within one household.',
  'already-rewarded': 'A reward was given for this person before.',
  'already-referred': 'This person has come through a referral before.',
};

/** What a refused lead is told, in the answer of the API. */
export function refusalMessage(reason: RuleCode): string {
  return MESSAGES[reason] ?? 'A rule of the programme says no.';
}
