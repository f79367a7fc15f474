import { ageOn } from './age';

/** Below this age a guardian has to agree, unless the school says a lower one (13 to 18). */
export const DEFAULT_CONSENT_AGE = 18;

/** How long a guardian may take to answer. */
export const CONSENT_DAYS = 30;

/** Which words guardians read now; a new version of the text gets a new name. */
export const CONSENT_TEXT_VERSION = '2026-11';

export const CONSENT_STATUSES = ['asked', 'granted', 'declined', 'withdrawn'] as const;
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** What the school knows that says whether somebody else has to agree. */
export type GuardianFacts = {
  /** `YYYY-MM-DD`, when known; who has none is taken for grown up. */
  readonly birthDate: string | null;
  readonly guardianId: string | null;
  /** What was asked last, and of whom. */
  readonly consent: { readonly guardianId: string; readonly status: ConsentStatus; readonly expiresAt: Date } | null;
};

/** `free`: nobody has to agree. Otherwise where the guardian's consent stands. */
export type GuardianState = 'free' | 'no-guardian' | 'not-asked' | ConsentStatus;

/** Whether a guardian has to agree for somebody on a day; from the birthday on he decides himself. */
export function isMinor(birthDate: string | null, today: string, consentAge: number): boolean {
  return birthDate !== null && ageOn(birthDate, today) < consentAge;
}

/** Where the consent for a person stands. What another guardian said before does not count; an old question is asked anew. */
export function guardianState(
  { birthDate, guardianId, consent }: GuardianFacts,
  on: { today: string; now: Date; consentAge: number },
): GuardianState {
  if (!isMinor(birthDate, on.today, on.consentAge)) return 'free';
  if (guardianId === null) return 'no-guardian';
  if (consent === null || consent.guardianId !== guardianId) return 'not-asked';
  if (consent.status === 'asked' && consent.expiresAt < on.now) return 'not-asked';
  return consent.status;
}

/** Whether somebody may get a code, write where others read, and be paid. */
export function mayTakePart(state: GuardianState): boolean {
  return state === 'free' || state === 'granted';
}

/** Whether a mail to the guardian makes sense now. */
export function mayAskGuardian(state: GuardianState): boolean {
  return state === 'not-asked' || state === 'declined' || state === 'withdrawn';
}

/** To whom money for a person goes: to himself, to his guardian, or to nobody yet. A minor is never paid himself. */
export function payeeOf(
  contactId: string,
  guardianId: string | null,
  state: GuardianState,
): { readonly ok: true; readonly payeeId: string } | { readonly ok: false } {
  if (state === 'free') return { ok: true, payeeId: contactId };
  return state === 'granted' && guardianId !== null ? { ok: true, payeeId: guardianId } : { ok: false };
}
