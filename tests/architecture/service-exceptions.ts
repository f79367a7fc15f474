/** Services that write without asking for a scope, and why that is right. */
export const withoutAuthorize: Record<string, string> = {
  'lib/services/api-clients/create-token.ts': 'the client has just proved who it is; it gets no scope it has not',
  'lib/services/idempotency/key-batches.ts': 'wraps services that ask themselves',
  'lib/services/idempotency/purge-keys.ts': 'housekeeping of one organisation by the worker',
  'lib/services/idempotency/run-once.ts': 'wraps services that ask themselves',
  'lib/services/notifications/request-sign-in-mail.ts': 'whoever signs in has no scope yet',
  'lib/services/people/decide-consent.ts': 'a guardian has no account: the signed link of his mail is the proof',
  'lib/services/payouts/bank.ts': 'the books of the sandbox bank, which stands for another company',
  'lib/services/payouts/manual-store.ts':
    'a list that stands for another company; what finance says of it is asked for and audited',
  'lib/services/retention/drop-old-months.ts': 'the clock of rule 7, for all organisations',
  'lib/services/retention/prepare-partitions.ts': 'makes empty partitions, for no organisation',
  'lib/services/webhooks/purge-deliveries.ts': 'housekeeping of one organisation by the worker',
  'lib/services/referrals/extend-batches.ts': 'part of recording a touch, which anybody may cause',
};

/** Services that write without an audit entry, and why that is right. */
export const withoutAudit: Record<string, string> = {
  'lib/services/audit/seal.ts': 'seals the trail itself',
  'lib/services/fraud/remember-referrer.ts': 'where somebody was met decides nothing; what is decided by it is audited',
  'lib/services/idempotency/key-batches.ts': 'stored answers are no business data',
  'lib/services/idempotency/purge-keys.ts': 'stored answers are no business data',
  'lib/services/idempotency/run-once.ts': 'wraps services that write their own entries',
  'lib/services/notifications/announce-program-change.ts': 'writes events only; what they tell was audited',
  'lib/services/notifications/mark-read.ts': 'having read a notice changes nothing for anybody',
  'lib/services/notifications/send-digests.ts': 'the delivery itself is the record of what was sent',
  'lib/services/notifications/send-sign-in-mail.ts': 'the delivery itself is the record of what was sent',
  'lib/services/notifications/send-staff-waiting.ts': 'the delivery itself is the record of what was sent',
  'lib/services/notifications/send.ts': 'the delivery itself is the record of what was sent',
  'lib/services/programs/form-draft.ts': 'what is half typed is no rule yet; saving the programme is audited',
  'lib/services/redemptions/remind-expiry.ts': 'the row of a reminder is the record that it was sent',
  'lib/services/retention/drop-old-months.ts': 'the months that go are of all organisations, the trail among them',
  'lib/services/retention/prepare-partitions.ts': 'makes empty partitions, for no organisation',
  'lib/services/notifications/watch-code-opens.ts': 'a mark of what was looked at changes nothing for anybody',
  'lib/services/notifications/request-sign-in-mail.ts': 'nothing changes until the link is used, and that is audited',
  'lib/services/payouts/bank.ts': 'the books of the sandbox bank, which stands for another company',
  'lib/services/payouts/manual-store.ts':
    'a list that stands for another company; what finance says of it is asked for and audited',
  'lib/services/webhooks/purge-deliveries.ts': 'a log of what was sent is no business data',
  'lib/services/referrals/extend-batches.ts': 'a touch is evidence by itself and far too many for the trail',
};
