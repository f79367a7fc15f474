import { describe, expect, it } from 'vitest';
import { admitLead, type LeadFacts, type LeadReferral } from '@/lib/domain/referrals/admit-lead';

const referral = (id: string, overrides: Partial<LeadReferral> = {}): LeadReferral => ({
  id,
  codeId: 'code-A',
  status: 'pending',
  isRewardClaimed: false,
  ...overrides,
});

function admit(overrides: Partial<LeadFacts> = {}) {
  return admitLead({
    codeId: 'code-A',
    codeStatus: 'active',
    relation: 'none',
    eligibility: { allowSelfReferral: false, allowSameHousehold: false },
    referrals: [],
    ...overrides,
  });
}

describe('a friend who leaves his name', () => {
  it('becomes a referral', () => expect(admit()).toEqual({ ok: true, action: 'create' }));

  it.each([
    ['unknown', 'code-unknown'],
    ['inactive', 'code-inactive'],
    ['expired', 'code-expired'],
    ['program-paused', 'program-not-active'],
    ['referrer-not-eligible', 'referrer-not-eligible'],
  ] as const)('not by a code that is %s', (codeStatus, reason) => {
    expect(admit({ codeStatus })).toEqual({ ok: false, reason });
  });

  it('not by himself or his household, unless the programme allows it', () => {
    expect(admit({ relation: 'self' })).toEqual({ ok: false, reason: 'self-referral' });
    expect(admit({ relation: 'household' })).toEqual({ ok: false, reason: 'same-household' });
    const eligibility = { allowSelfReferral: true, allowSameHousehold: true };
    expect(admit({ relation: 'self', eligibility }).ok).toBe(true);
    expect(admit({ relation: 'household', eligibility }).ok).toBe(true);
  });

  it('waits once by one code, and again after it expired', () => {
    const own = [referral('r1', { status: 'expired' }), referral('r2', { status: 'expired' })];
    expect(admit({ referrals: own })).toEqual({ ok: true, action: 'revive', referralId: 'r2' });
    expect(admit({ referrals: [...own, referral('r3')] })).toEqual({ ok: true, action: 'keep', referralId: 'r3' });
    expect(admit({ referrals: [referral('r1', { status: 'rejected' })] })).toEqual({ ok: true, action: 'create' });
  });

  it('may wait by several codes: the attribution decides', () => {
    expect(admit({ referrals: [referral('r1', { codeId: 'code-B' })] })).toEqual({ ok: true, action: 'create' });
  });

  it('is no new friend once he came', () => {
    const claimed = referral('r1', { codeId: 'code-B', status: 'converted', isRewardClaimed: true });
    expect(admit({ referrals: [claimed] })).toEqual({ ok: false, reason: 'already-rewarded' });
    for (const status of ['converted', 'rewarded'] as const) {
      expect(admit({ referrals: [referral('r1', { status })] })).toEqual({ ok: false, reason: 'already-referred' });
    }
  });
});
