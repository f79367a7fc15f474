import type { Money } from '../money/money';
import type { RewardKind } from '../rewards/kinds';

/** The school as a mail shows it. */
export type MailSchool = {
  readonly name: string;
  readonly timeZone: string;
  /** `#rrggbb`, or null for Kith's own. */
  readonly accentColor: string | null;
  readonly supportEmail: string | null;
};

export type MailReward = { readonly kind: RewardKind; readonly item: string | null; readonly amount: Money };

type Common = {
  readonly school: MailSchool;
  /** First name of who reads it; null when it is not known. */
  readonly firstName: string | null;
  /** Absolute; where the one button leads. */
  readonly url: string;
};

/** Every mail that Kith writes, by its template. */
export type Mail =
  | (Common & { readonly template: 'sign-in'; readonly expiresInMinutes: number })
  | (Common & {
      readonly template: 'lead-submitted';
      readonly friend: string | null;
      readonly program: string;
      readonly expiresAt: Date;
    })
  | (Common & {
      readonly template: 'reward-granted';
      readonly side: 'referrer' | 'referee';
      /** First name of the other person. */
      readonly other: string | null;
      readonly rewards: readonly MailReward[];
      readonly payableAt: Date;
      readonly requiresApproval: boolean;
    })
  | (Common & { readonly template: 'reward-approved'; readonly reward: MailReward; readonly payableAt: Date })
  | (Common & {
      readonly template: 'payout-settled';
      readonly amount: Money;
      readonly reference: string;
      readonly isSandbox: boolean;
    })
  | (Common & {
      readonly template: 'payout-failed';
      readonly amount: Money;
      readonly recipient: string;
      readonly reason: string;
    })
  | (Common & { readonly template: 'referral-expired'; readonly friend: string | null; readonly program: string });

export type MailTemplate = Mail['template'];
export type MailOf<Template extends MailTemplate> = Extract<Mail, { template: Template }>;

/** A mail ready to be sent: `text` says the same as `html`. */
export type RenderedMail = { readonly subject: string; readonly html: string; readonly text: string };
