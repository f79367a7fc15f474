import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MilestoneCard } from '@/app/(manager)/referrals/[id]/_components/milestone-card';
import { QualityCard } from '@/app/(manager)/referrals/[id]/_components/quality-card';
import { Timeline } from '@/app/(manager)/referrals/[id]/_components/timeline';
import { show, violations } from '../render';

const record = vi.fn();
// The server's side has its own tests; here is only what it is handed.
vi.mock('@/app/(manager)/referrals/[id]/actions', () => ({
  recordMilestoneAction: (...input: unknown[]) => record(...input),
}));
beforeEach(() => record.mockReset().mockResolvedValue({ ok: true, value: null }));

const STEPS = [
  { key: 'trial', label: 'Trial booked', reachedAt: new Date('2026-09-01T14:00:00Z') },
  { key: 'applied', label: 'Applied', reachedAt: null },
];
const card = (mayWrite = true) => (
  <MilestoneCard referralId="r1" steps={STEPS} timeZone="America/New_York" mayWrite={mayWrite} />
);

describe('the steps of a referral', () => {
  it('are recorded with their time in the zone of the school', async () => {
    show(card());
    fireEvent.click(screen.getByRole('button', { name: 'Record Applied' }));
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Record step' }));
    expect(await screen.findByText('Please say when it happened.')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('When (America/New_York)'), { target: { value: '2026-09-02T10:00' } });
    fireEvent.click(screen.getByRole('button', { name: 'Record step' }));
    await waitFor(() =>
      expect(record).toHaveBeenCalledWith('r1', { key: 'applied', occurredAt: '2026-09-02T14:00:00.000Z' }),
    );
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Record step' })).toBeNull());
  });

  it.each([
    [
      { errors: [{ path: 'occurredAt', message: 'Must not be in the future.' }], message: 'x' },
      'Must not be in the future.',
    ],
    [{ errors: [], message: 'Was rejected.' }, 'Was rejected.'],
    [{ errors: [], message: '', requestId: 'r-9' }, 'This did not work. Nothing was changed; please try again. (r-9)'],
  ])('say what is wrong: %j', async (answer, words) => {
    record.mockResolvedValue({ ok: false, code: 'x', requestId: null, ...answer });
    show(card());
    fireEvent.click(screen.getByRole('button', { name: 'Record Applied' }));
    fireEvent.change(screen.getByLabelText(/^When/), { target: { value: '2026-09-02T10:00' } });
    fireEvent.click(screen.getByRole('button', { name: 'Record step' }));
    expect(await screen.findByText(words)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByLabelText(/^When/)).toBeNull();
  });

  it('are only read by who may not write', () => {
    show(card(false));
    expect(screen.getByText('Not yet')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the quality of a referral', () => {
  it('is told with every point of it', async () => {
    const reasons = [
      { code: 'reachable-by-email', points: 20 },
      { code: 'was-open-lead', points: -20 },
    ] as const;
    show(<QualityCard score={0} reasons={[...reasons]} />);
    expect(screen.getByText('Quality: 0 of 100')).toBeInTheDocument();
    expect(screen.getByText('+20')).toBeInTheDocument();
    expect(screen.getByText('-20')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('says so where nothing speaks for it', () => {
    show(<QualityCard score={null} reasons={[]} />);
    expect(screen.getByText('Nothing speaks for it yet.')).toBeInTheDocument();
  });
});

describe('the timeline', () => {
  it('tells visits with their source, steps by their name, and rewards with their side', () => {
    const at = '2026-09-01T10:00:00Z';
    const entry = (type: string, data: object = {}) => ({
      type,
      occurredAt: at,
      data: data as Record<string, unknown>,
    });
    show(
      <Timeline
        currency="USD"
        entries={[
          entry('shared', { channel: 'qr' }),
          entry('visited', { channel: 'whatsapp', source: null }),
          entry('visited', { channel: 'whatsapp', source: 'forum.example' }),
          entry('milestone', { key: 'trial', label: 'Trial booked' }),
          entry('milestone', { key: 'unnamed' }),
          entry('granted', { side: 'referee', amountMinor: 5000 }),
          entry('something-new'),
        ]}
      />,
    );
    for (const words of [
      'Link or code used (QR code)',
      'Opened the page (WhatsApp)',
      'Opened the page (WhatsApp, from forum.example)',
      'Trial booked',
      'unnamed',
      '$50.00 granted to the friend',
      'something-new',
    ])
      expect(screen.getByText(words)).toBeInTheDocument();
  });
});
