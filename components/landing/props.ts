import type { CookieMode } from '@/lib/domain/tracking/cookies';
import type { translator } from '@/lib/i18n/translator';

export type LandingTranslator = ReturnType<typeof translator<'landing'>>;

/** The school, as its pages show it. */
export interface School {
  name: string;
  supportEmail: string | null;
}

/** The same for the page with the form. */
export interface LandingSchool extends School {
  cookies: CookieMode;
}

/** One side of the offer, in words. */
export interface OfferWords {
  /** What stands large: `$50.00`, `10% off`, `A book`. */
  figure: string;
  /** What it is for and when it comes. */
  detail: string;
}

/** When the reward is earned. */
export interface TriggerWords {
  milestone: 'enrolled' | 'paid' | 'attended';
  count: number;
}
