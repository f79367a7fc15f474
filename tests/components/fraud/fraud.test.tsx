import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useTranslations } from 'next-intl';
import { describe, expect, it, vi } from 'vitest';
import { CaseBadge } from '@/app/(manager)/fraud/_components/case-badge';
import { CaseHistory } from '@/app/(manager)/fraud/_components/case-history';
import { caseRow } from '@/app/(manager)/fraud/_components/case-row';
import { EvidenceList } from '@/app/(manager)/fraud/_components/evidence-list';
import { NOT_CHECKED } from '@/lib/domain/fraud/signal';
import type { FraudCaseDetail } from '@/lib/services/fraud/reads';
import { NOW, show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const found: FraudCaseDetail = {
  id: 'c1',
  referralId: 'r1',
  referrerId: 'ana',
  refereeId: 'ben',
  referrerName: 'Ana Berg',
  refereeName: 'Ben Holm',
  score: 65,
  verdict: 'hold',
  status: 'open',
  answerDueAt: null,
  escalatedAt: null,
  signals: [
    { key: 'payout-details', reason: NOT_CHECKED, weight: 0, evidence: {} },
    { key: 'circular', reason: 'ring', weight: 45, evidence: { people: 3, contactIds: ['ben', 'cleo', 'ana'] } },
    { key: 'network', reason: 'network-of-the-referrer', weight: 20, evidence: { people: 1, unrelatedGroups: 0 } },
  ],
  decidedBy: null,
  decidedAt: null,
  reason: null,
  appealDueAt: null,
  appealText: null,
  appealedAt: null,
  closedAt: null,
  createdAt: NOW,
  history: [
    {
      id: 'd1',
      kind: 'opened',
      decidedBy: 'system:kith',
      decidedByName: 'Kith',
      reason: null,
      score: 65,
      decidedAt: NOW,
    },
    {
      id: 'd2',
      kind: 'confirmed',
      decidedBy: 'staff:1',
      decidedByName: 'Farah Khan',
      reason: 'One person.',
      score: 65,
      decidedAt: NOW,
    },
  ],
  rewards: [],
  names: { ana: 'Ana Berg', ben: 'Ben Holm', cleo: 'Cleo Diaz' },
};

function Page() {
  const t = useTranslations('fraud');
  const { cells, href } = caseRow(found, t);
  return (
    <main>
      <a href={href}>{cells.referral}</a>
      {cells.score}
      {cells.finding}
      {cells.status}
      <EvidenceList found={found} names={found.names} t={t} />
      <EvidenceList found={{ ...found, signals: [] }} names={{}} t={t} />
      <CaseHistory history={found.history} t={t} />
      <CaseBadge status="appealed" />
      {caseRow({ ...found, status: 'appealed', answerDueAt: NOW }, t).cells.status}
      {caseRow({ ...found, status: 'appealed', answerDueAt: NOW, escalatedAt: NOW }, t).cells.status}
    </main>
  );
}

describe('a fraud case', () => {
  it('is read as a list: what, how much, why, and what could not be checked', async () => {
    show(<Page />);
    expect(screen.getByRole('link', { name: 'Ben Holm, brought by Ana Berg' })).toHaveProperty('href');
    expect(screen.getByText('65 of 100')).toBeTruthy();
    expect(screen.getByText('+45')).toBeTruthy();
    expect(screen.getByText('not checked')).toBeTruthy();
    expect(screen.getByText('The friend led to the referrer before: Ben Holm → Cleo Diaz → Ana Berg.')).toBeTruthy();
    expect(screen.getByText('and 2 more')).toBeTruthy();
    expect(screen.getByText('Nothing was written down.')).toBeTruthy();
    expect(screen.getByText('One person.')).toBeTruthy();
    expect(screen.getAllByText('Appealed')).toHaveLength(3);
    expect(screen.getByText(/^answer by /)).toBeTruthy();
    expect(screen.getByText(/^late since /)).toBeTruthy();
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('href')).toBe('/fraud/c1');
    expect(await violations()).toEqual([]);
  });
});
