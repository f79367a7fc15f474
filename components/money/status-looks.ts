import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlay,
  CircleX,
  Clock3,
  Flag,
  Gift,
  Handshake,
  LoaderCircle,
  type LucideIcon,
  PencilLine,
  Undo2,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { PayoutStatus } from '@/lib/domain/payouts/lifecycle';
import type { ProgramStatus } from '@/lib/domain/programs/lifecycle';
import type { RedemptionStatus } from '@/lib/domain/redemptions/kinds';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import type { RewardStatus } from '@/lib/domain/rewards/lifecycle';

type Look = { icon: LucideIcon; tone: Tone };

/** The statuses of the core, by the thing they belong to. */
export type StatusOf = {
  program: ProgramStatus;
  referral: ReferralStatus;
  reward: RewardStatus;
  payout: PayoutStatus;
  redemption: RedemptionStatus;
};

/** Icon and tone of each status. A status that the core gains and this table lacks is a compile error. */
export const STATUS_LOOKS: { [K in keyof StatusOf]: Record<StatusOf[K], Look> } = {
  program: {
    draft: { icon: PencilLine, tone: 'neutral' },
    active: { icon: CirclePlay, tone: 'success' },
    paused: { icon: CirclePause, tone: 'warning' },
    ended: { icon: Flag, tone: 'outline' },
  },
  referral: {
    pending: { icon: CircleDashed, tone: 'neutral' },
    converted: { icon: Handshake, tone: 'info' },
    rewarded: { icon: Gift, tone: 'success' },
    expired: { icon: Clock3, tone: 'outline' },
    rejected: { icon: Ban, tone: 'danger' },
  },
  reward: {
    pending: { icon: CircleDashed, tone: 'warning' },
    approved: { icon: Clock3, tone: 'info' },
    paid: { icon: CircleCheck, tone: 'success' },
    cancelled: { icon: Ban, tone: 'outline' },
  },
  payout: {
    processing: { icon: LoaderCircle, tone: 'info' },
    paid: { icon: CircleCheck, tone: 'success' },
    failed: { icon: CircleX, tone: 'danger' },
    reversed: { icon: Undo2, tone: 'warning' },
  },
  redemption: {
    open: { icon: CircleDashed, tone: 'info' },
    requested: { icon: Clock3, tone: 'warning' },
    used: { icon: CircleCheck, tone: 'success' },
    fulfilled: { icon: Gift, tone: 'success' },
    cancelled: { icon: Undo2, tone: 'outline' },
    expired: { icon: Ban, tone: 'outline' },
  },
};
