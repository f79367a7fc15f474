import type { Language } from '../common/languages';
import type { Money } from '../money/money';
import type { StaffRole } from '../organizations/roles';
import type { ConnectedProvider } from '../payouts/connections';
import type { RedemptionKind } from '../redemptions/kinds';
import type { RewardKind } from '../rewards/kinds';
import type { Wording } from './wording';

/** The school as a mail shows it. */
export type MailSchool = {
  readonly name: string;
  readonly timeZone: string;
  /** `#rrggbb`, or null for Kith's own. */
  readonly accentColor: string | null;
  /** Absolute address and size in pixels of what is kept. */
  readonly logo: { readonly url: string; readonly width: number; readonly height: number } | null;
  readonly supportEmail: string | null;
};

export type MailReward = { readonly kind: RewardKind; readonly item: string | null; readonly amount: Money };

/** What changed for those who take part in a programme. */
export const PROGRAM_CHANGES = ['new-terms', 'paused', 'resumed', 'ended'] as const;
export type ProgramChange = (typeof PROGRAM_CHANGES)[number];

/** One piece of news of a daily mail: what its own mail would have been called, and where it leads. */
export type DigestLine = { readonly line: string; readonly url: string };

/** What can wait for staff: approvals, suspicions, failed payouts, missing referrals, questions of students. */
export const WAITING_KINDS = ['rewards', 'fraud', 'payouts', 'missing', 'questions'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

type Common = {
  readonly school: MailSchool;
  /** What its reader reads; English when nothing is said. */
  readonly locale?: Language | undefined;
  /** First name of who reads it; null when it is not known. */
  readonly firstName: string | null;
  /** Absolute; where the one button leads. */
  readonly url: string;
};

/** Every mail that Kith writes, by its template. */
export type Mail =
  | (Common & { readonly template: 'sign-in'; readonly expiresInMinutes: number })
  | (Common & { readonly template: 'welcome'; readonly code: string; readonly program: string })
  | (Common & {
      readonly template: 'code-opened';
      readonly code: string;
      /** How often since it was last told. */
      readonly opens: number;
      readonly isFirst: boolean;
    })
  | (Common & { readonly template: 'friend-enrolled'; readonly friend: string | null; readonly program: string })
  | (Common & {
      readonly template: 'milestone-reached';
      /** Friends who have enrolled. */
      readonly friends: number;
      readonly program: string;
    })
  | (Common & {
      readonly template: 'program-changed';
      readonly change: ProgramChange;
      readonly program: string;
    })
  | (Common & {
      readonly template: 'redemption-instructions';
      readonly kind: RedemptionKind;
      readonly amount: Money;
      /** The discount code to show; null for what has none. */
      readonly code: string | null;
      readonly item: string | null;
      readonly course: string | null;
      readonly expiresAt: Date | null;
    })
  | (Common & {
      readonly template: 'staff-waiting';
      readonly items: readonly { readonly kind: WaitingKind; readonly count: number; readonly url: string }[];
    })
  | (Common & { readonly template: 'community-answered'; readonly question: string; readonly answer: string })
  | (Common & { readonly template: 'digest'; readonly items: readonly DigestLine[] })
  | (Common & {
      readonly template: 'lead-submitted';
      readonly friend: string | null;
      readonly program: string;
      readonly expiresAt: Date;
    })
  | (Common & {
      readonly template: 'friend-reminder';
      /** First name of who recommended the school. */
      readonly referrer: string | null;
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
      /** Whether it waits for the end of a refund period. */
      readonly isHeld: boolean;
      readonly requiresApproval: boolean;
    })
  | (Common & { readonly template: 'reward-approved'; readonly reward: MailReward; readonly payableAt: Date })
  | (Common & {
      readonly template: 'payout-settled';
      readonly amount: Money;
      readonly reference: string;
      readonly isSandbox: boolean;
    })
  | (Common & { readonly template: 'payout-reversed'; readonly amount: Money; readonly reason: string })
  | (Common & {
      readonly template: 'payout-method-changed';
      readonly provider: ConnectedProvider;
      /** `•••• 3000` */
      readonly masked: string;
      readonly changedAt: Date;
    })
  | (Common & {
      readonly template: 'payout-failed';
      readonly amount: Money;
      readonly recipient: string;
      readonly reason: string;
    })
  | (Common & {
      readonly template: 'credit-moved';
      /** Whether the reader got the credit or gave it. */
      readonly way: 'received' | 'given';
      /** First name of the other person. */
      readonly other: string | null;
      readonly amount: Money;
      /** When the first of it ends; null when it does not. */
      readonly expiresAt: Date | null;
    })
  | (Common & {
      readonly template: 'credit-offered';
      readonly other: string | null;
      readonly amount: Money;
      readonly expiresAt: Date;
    })
  | (Common & {
      readonly template: 'credit-expiring';
      readonly amount: Money;
      /** How many days before the end it was sent: 30, 7 or 1. */
      readonly stage: number;
      /** When the first of it ends. */
      readonly expiresAt: Date;
    })
  | (Common & { readonly template: 'question-asked'; readonly referrer: string; readonly friend: string })
  | (Common & {
      readonly template: 'question-answered';
      readonly friend: string;
      readonly granted: boolean;
      readonly answer: string;
    })
  | (Common & {
      readonly template: 'reward-moved';
      readonly friend: string | null;
      readonly amounts: readonly Money[];
      /** It had been paid: the next rewards are set against it. */
      readonly wasPaid: boolean;
    })
  | (Common & { readonly template: 'staff-invited'; readonly role: StaffRole })
  | (Common & { readonly template: 'webhook-disabled'; readonly address: string; readonly reason: 'failing' | 'gone' })
  | (Common & { readonly template: 'reward-checked'; readonly friend: string | null; readonly amount: Money | null })
  | (Common & {
      readonly template: 'reward-decided';
      readonly friend: string | null;
      readonly decision: 'cleared' | 'confirmed';
      /** In the words of the school. */
      readonly reason: string;
      /** The last instant of an appeal; null when this is final or nothing was refused. */
      readonly appealDueAt: Date | null;
    })
  | (Common & {
      readonly template: 'appeal-received';
      readonly friend: string | null;
      readonly answerDueAt: Date;
      /** Whether that instant is over, and the owners of the school were told. */
      readonly isOverdue: boolean;
    })
  | (Common & {
      readonly template: 'appeal-waits';
      readonly referrer: string;
      readonly answerDueAt: Date;
      readonly isOverdue: boolean;
    })
  | (Common & {
      readonly template: 'merchandise-sent';
      readonly item: string;
      /** A tracking number, for example. */
      readonly note: string | null;
    })
  | (Common & {
      readonly template: 'guardian-consent';
      /** First name of the minor. */
      readonly child: string | null;
      readonly expiresAt: Date;
    })
  | (Common & { readonly template: 'referral-expired'; readonly friend: string | null; readonly program: string });

export type MailTemplate = Mail['template'];
export type MailOf<Template extends MailTemplate> = Extract<Mail, { template: Template }>;

/** A mail ready to be sent: `text` says the same as `html`, `sms` in one sentence; null for what is no text message. */
export type RenderedMail = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms: string | null;
};

/** What a mail carries besides what it says. */
export type MailExtras = { readonly wording?: Wording | null; readonly unsubscribeUrl?: string | null };
