import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CandidateList } from '@/app/(manager)/attribution/_components/candidate-list';
import { plotRows } from '@/app/(manager)/attribution/_components/plot-rows';
import { QuestionBadge } from '@/app/(manager)/attribution/_components/question-badge';
import { ShareCharts } from '@/app/(manager)/attribution/_components/share-charts';
import { SharePlots } from '@/app/(manager)/attribution/_components/share-plots';
import { WhatIfResult } from '@/app/(manager)/attribution/_components/what-if-result';
import { NetworkSvg } from '@/app/(manager)/people/[id]/network/network-svg';
import { NetworkTable } from '@/app/(manager)/people/[id]/network/network-table';
import { DecisionHistory } from '@/app/(manager)/referrals/[id]/_components/decision-history';
import { OverrideEffectList } from '@/app/(manager)/referrals/[id]/_components/override-effect-list';
import { OwnTouchList } from '@/app/(portal)/portal/progress/_components/own-touch-list';
import { layOutNetwork } from '@/lib/domain/people/network';
import { NOW, show, violations } from '../render';

const line = {
  recipientId: 'a',
  recipientName: 'Ana Berg',
  side: 'referrer',
  kind: 'cash',
  amountMinor: 5000,
  currency: 'USD',
  status: 'paid',
  requiresApproval: false,
} as const;

describe('attribution on the screen', () => {
  it('says what an override does to money before it does', async () => {
    const effect = {
      ...{ decisionId: 'd', referralId: 'r', referrerId: 'b', referrerName: 'Ben', reason: 'limit-cut', kept: [] },
      takenBack: [line],
      granted: [{ ...line, recipientName: 'Ben Holm', status: 'pending' as const, requiresApproval: true }],
    };
    show(<OverrideEffectList effect={effect} />);
    expect(screen.getByText(/paid already/)).toBeInTheDocument();
    expect(screen.getByText(/waits for approval by somebody else/)).toBeInTheDocument();
    expect(screen.getByText('−$50.00')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('shows questions with evidence, and decisions before', async () => {
    const candidate = {
      ...{
        conversionId: 'c',
        externalId: 'E-1',
        refereeId: 'f',
        refereeName: 'Sam',
        occurredAt: NOW,
        milestone: 'enrolled',
      },
      ...{ attributed: true, reason: null, referralId: 'r', decisionId: 'd', winnerCode: 'EVA', winnerName: 'Eva Ng' },
      ...{ ownTouches: 1, ownReason: 'beaten-by-model', matchesContact: true },
    };
    const nobody = {
      ...candidate,
      conversionId: 'c2',
      attributed: false,
      reason: 'no-touch',
      referralId: null,
      ownTouches: 0,
    };
    show(
      <>
        <QuestionBadge status="open" />
        <CandidateList candidates={[candidate, nobody]} referrer="Ana" />
        <DecisionHistory
          superseded={[
            {
              id: 'd1',
              decidedBy: 's',
              decidedByName: null,
              decidedAt: NOW,
              note: null,
              rule: 'none',
              code: null,
              referrerId: null,
            },
            {
              id: 'd2',
              decidedBy: 's',
              decidedByName: 'Mia',
              decidedAt: NOW,
              note: 'Known',
              rule: 'override',
              code: 'EVA',
              referrerId: 'e',
            },
          ]}
        />
      </>,
    );
    expect(screen.getByText('Belongs to Eva Ng')).toBeInTheDocument();
    expect(screen.getByText(/1 touch of Ana did not win/)).toBeInTheDocument();
    expect(screen.getByText(/Gave it to nobody/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('compares models in words and figures', async () => {
    const side = { conversions: 2, rewarded: 2, minor: 10_000 };
    const compared = { decided: side, would: { ...side, conversions: 1, minor: 5000 }, differenceMinor: -5000 };
    const view = {
      ...{ programId: 'p', from: NOW, to: NOW, model: 'first' as const, split: false, currency: 'USD', conversions: 3 },
      ...{ changed: 1, byPerson: 1, totals: compared, referrers: [{ ...compared, referrerId: 'a', name: 'Ana' }] },
    };
    const shares = {
      key: 'a',
      name: 'Ana',
      last: 1,
      first: 0,
      linear: 0.5,
      'time-decay': 0.5,
      position: 0.5,
      decided: 1,
    };
    show(
      <>
        <WhatIfResult view={view} />
        <ShareCharts title="By referrer" rows={[shares]} fileName="x" />
        <SharePlots plots={[{ title: 'As a picture', rows: [shares], fileName: 'y' }]} />
      </>,
    );
    expect(screen.getByText('1 of 3 enrolments would have been decided otherwise')).toBeInTheDocument();
    expect(screen.getByText(/paid \$50.00 less/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /^Money by referrer.*: show as table/ }));
    const money = screen.getByRole('table', { name: /^Money by referrer/ });
    expect(within(money).getByRole('row', { name: /Ana/ })).toHaveTextContent('Ana$100.00$50.00');
    await userEvent.click(screen.getByRole('button', { name: 'As a picture: show as table' }));
    const table = () => screen.getByRole('table', { name: 'As a picture' });
    expect(within(table()).getByRole('row', { name: /Ana/ })).toHaveTextContent('Ana10');
    await userEvent.click(screen.getByRole('combobox', { name: 'Compare with' }));
    await userEvent.click(screen.getByRole('option', { name: 'Linear' }));
    expect(within(table()).getByRole('columnheader', { name: 'Linear' })).toBeInTheDocument();
    expect(within(table()).getByRole('row', { name: /Ana/ })).toHaveTextContent('Ana10.5');
    expect(await violations()).toEqual([]);
  });

  it('plots the first twelve, and tells people of one name apart', () => {
    const names = ['Ana', 'Ben', 'Ana', ...Array.from({ length: 20 }, (_, at) => `P${at}`)];
    const rows = plotRows(names, (label) => ({ label, values: {} }));
    expect(rows.map(({ label }) => label).slice(0, 4)).toEqual(['Ana', 'Ben', 'Ana (2)', 'P0']);
    expect(rows).toHaveLength(12);
  });

  it('draws who brought whom as links, and says the same as a table', async () => {
    const edges = [{ referrerId: 'a', refereeId: 'b', status: 'pending', depth: 1 }];
    const network = { rootId: 'a', ...layOutNetwork('a', edges), names: { a: 'Ana', b: 'Ben' }, isCut: false };
    show(
      <>
        <NetworkSvg network={network} label="Who brought whom around Ana" />
        <NetworkTable network={network} />
      </>,
    );
    expect(screen.getByRole('group', { name: 'Who brought whom around Ana' })).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Ben' })).toHaveLength(2);
    expect(await violations()).toEqual([]);
  });

  it('tells a referrer of another link without a name', () => {
    const occurredAt = NOW.toISOString();
    show(
      <OwnTouchList
        touches={[
          { occurredAt, isOwn: true, channel: 'email', outcome: 'not-chosen' },
          { occurredAt, isOwn: false, channel: null, outcome: 'won' },
        ]}
      />,
    );
    expect(screen.getByText('Another friend’s link or code')).toBeInTheDocument();
  });
});
