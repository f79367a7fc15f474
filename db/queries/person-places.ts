/** Where something of a person is kept: the condition on `t` under which a row is his (`$1` his ids), and what of it is not. */
export interface Place {
  table: string;
  where: string;
  /** Columns that are another's, or that nobody may have. */
  without?: readonly string[];
}

const his = (table: string, column: string, without?: readonly string[]): Place => ({
  table,
  where: `t.${column} = any($1::uuid[])`,
  without,
});

/** Rows that hang on rows of his, which `parent` names under the column `key`. */
const under = (table: string, key: string, parent: Place, without?: readonly string[]): Place => ({
  table,
  where: `t.${key} in (select id from ${parent.table} t where ${parent.where})`,
  without,
});

const SEALED = ['destination_encrypted'];
// Who of the school decided is the school's; that and why it was decided is the person's.
const DECIDED_BY = ['decided_by', 'decided_by_name'];

const asReferee = his('referrals', 'referee_id');
const ofReferrals: Place = {
  table: 'referrals',
  where: 't.referee_id = any($1::uuid[]) or t.referrer_id = any($1::uuid[])',
};
const conversions = his('conversions', 'referee_id', ['content_hash']);
const rewards = his('referral_rewards', 'recipient_id');
const payouts = his('payouts', 'recipient_id', SEALED);
const redemptions = his('redemptions', 'contact_id');
const lots = his('credit_lots', 'contact_id');
const questions = his('community_questions', 'contact_id');
const messages: Place = {
  table: 'deliveries',
  where: `t.contact_id = any($1::uuid[]) and t.template <> 'sign-in'`,
  without: ['html'],
};
const cases = under('fraud_cases', 'referral_id', ofReferrals, ['decided_by', 'signals']);

/** Places that are read whole. Where another person is named, it is by an id only, or in what this one wrote himself. */
export const PERSON_PLACES = {
  contacts: his('contacts', 'id'),
  identities: his('contact_identities', 'contact_id'),
  standings: his('contact_standings', 'contact_id'),
  merges: {
    table: 'contact_merges',
    where: 't.from_id = any($1::uuid[]) or t.into_id = any($1::uuid[])',
    without: ['moved', 'merged_by', 'merged_by_name', 'undone_by', 'undone_by_name'],
  },
  guardianConsents: {
    table: 'guardian_consents',
    where: 't.contact_id = any($1::uuid[]) or t.guardian_id = any($1::uuid[])',
    without: ['requested_by'],
  },
  codes: his('referral_codes', 'referrer_id'),
  participations: his('program_participants', 'contact_id'),
  figures: his('rollup_referrers', 'referrer_id'),
  referralsMade: his('referrals', 'referrer_id'),
  referralsOfThePerson: asReferee,
  // What a friend did is the friend's: the referrer sees it in his referral's state.
  timeline: under('referral_events', 'referral_id', asReferee),
  milestones: under('referral_milestones', 'referral_id', asReferee, ['recorded_by']),
  touches: {
    table: 'touches',
    where: `t.referee_id = any($1::uuid[])
      or t.visitor_id in (select visitor_id from visitor_links v where v.contact_id = any($1::uuid[]))`,
  },
  devices: his('visitor_links', 'contact_id'),
  portalBrowsers: his('referrer_browsers', 'contact_id'),
  networks: his('contact_sightings', 'contact_id'),
  conversions,
  refunds: under('conversion_refunds', 'conversion_id', conversions, ['content_hash']),
  // The receipt names whoever else invited him, by code.
  attributions: under('attribution_decisions', 'conversion_id', conversions, ['receipt', ...DECIDED_BY]),
  missingReferrals: his('attribution_questions', 'contact_id', DECIDED_BY),
  fraudScores: under('fraud_assessments', 'referral_id', ofReferrals, ['signals']),
  fraudCases: cases,
  fraudDecisions: under('fraud_decisions', 'case_id', cases, DECIDED_BY),
  rewards,
  approvals: under('reward_approvals', 'reward_id', rewards, ['approver', 'approver_name']),
  payouts,
  payoutItems: under('payout_items', 'payout_id', payouts),
  payoutsByHand: {
    table: 'manual_transfers',
    where: `t.payout_id in (select id from payouts t where ${payouts.where})`,
    without: ['decided_by', 'bank_file_id'],
  },
  payoutMethods: his('payout_methods', 'contact_id', SEALED),
  redemptions,
  redemptionRefunds: under('redemption_refunds', 'redemption_id', redemptions, ['created_by']),
  promotionCodes: under('promotion_codes', 'redemption_id', redemptions, ['account']),
  creditLots: lots,
  creditUses: {
    table: 'credit_uses',
    where: `t.lot_id in (select id from credit_lots t where ${lots.where}) or t.lot_id in (select id from referral_rewards t where ${rewards.where})`,
  },
  creditTransfers: {
    table: 'credit_transfers',
    where: 't.from_contact_id = any($1::uuid[]) or t.to_contact_id = any($1::uuid[])',
  },
  creditGifts: his('credit_gifts', 'from_contact_id'),
  creditReminders: his('credit_reminders', 'contact_id'),
  messages,
  messageAttempts: under('delivery_attempts', 'delivery_id', messages),
  digests: his('digest_items', 'contact_id'),
  messageChoices: his('message_choices', 'contact_id'),
  messageSettings: his('message_readers', 'contact_id'),
  notifications: his('notifications', 'contact_id'),
  portalProfile: his('portal_profiles', 'contact_id'),
  portalMessages: his('portal_messages', 'contact_id'),
  celebrations: his('portal_celebrations', 'contact_id'),
  boardPosts: his('community_posts', 'contact_id', ['hidden_by']),
  boardReports: his('community_reports', 'contact_id'),
  questions,
  answers: under('community_answers', 'question_id', questions, ['written_by']),
  training: his('training_results', 'contact_id'),
} as const satisfies Record<string, Place>;
