import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DecideForm } from '@/app/(manager)/fraud/_components/decide-form';
import { NoteDialog } from '@/app/(manager)/redemptions/_components/note-dialog';
import { RejectDialog } from '@/app/(manager)/rewards/_components/reject-dialog';
import { type Said, showSaid } from '@/components/ui/toast';
import { show } from '../render';

const { answer } = vi.hoisted(() => ({ answer: vi.fn() }));
vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.mock('@/app/(manager)/fraud/actions', () => ({ decideAction: answer }));
vi.mock('@/app/(manager)/rewards/actions', () => ({ rejectAction: answer }));
vi.mock('@/app/(manager)/redemptions/actions', () => ({
  cancelAction: answer,
  fulfillAction: answer,
  handOverAction: answer,
}));

const OVERTAKEN = 'This has been decided or changed in the meantime. What you wrote was not used.';
const CLEARED = 'Cleared. The rewards go their usual way.';

let said: Said[] = [];
let deaf: () => void;
beforeEach(() => {
  said = [];
  deaf = showSaid((one) => said.push(one));
  window.history.replaceState(null, '', '/here');
});
afterEach(() => deaf());

const heard = () => said.map(({ message }) => message);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const write = (text: string) => userEvent.type(screen.getByRole('textbox'), text);
const noop = () => undefined;

const reject = <RejectDialog rewardId="r1" amount="$50.00" name="Ana" onDone={noop} />;
const handOver = <NoteDialog what="fulfill" id="x1" thing="Mug" name="Ana" />;
const decide = <DecideForm caseId="c1" name="Ana" isAppeal={false} />;
const places: [string, ReactElement, () => Promise<void>][] = [
  ['the rejection of a reward', reject, () => press('Reject')],
  ['the note of a redemption', handOver, () => press('Hand over Mug to Ana')],
  ['the decision of a fraud case', decide, async () => undefined],
];

describe.each(places)('%s that a colleague has decided first', (_, place, open) => {
  it('says so when it goes with what was typed', async () => {
    const { rerender } = show(place);
    await open();
    await write('Not a friend');
    rerender(<p>Decided</p>);
    expect(heard()).toEqual([OVERTAKEN]);
  });

  it('says nothing when nothing was begun, or the person has left for another page', async () => {
    const { rerender } = show(place);
    rerender(<p>Decided</p>);
    rerender(place);
    await open();
    await write('Not a friend');
    window.history.replaceState(null, '', '/elsewhere');
    rerender(<p>Elsewhere</p>);
    expect(heard()).toEqual([]);
  });
});

const sent: [string, ReactElement, () => Promise<void>, () => Promise<void>, unknown, unknown][] = [
  ['dialog', reject, () => press('Reject'), () => press('Reject'), null, 'Rejected.'],
  ['form', decide, async () => undefined, () => press('Clear the case'), { status: 'cleared' }, CLEARED],
];

describe('what the person has done', () => {
  it('says nothing of a dialog that was closed', async () => {
    const { rerender } = show(reject);
    await press('Reject');
    await write('Not a friend');
    await userEvent.keyboard('{Escape}');
    rerender(<p>Decided</p>);
    expect(heard()).toEqual([]);
  });

  it.each(sent)('says only that it is done when the %s was sent', async (_, place, open, send, value, done) => {
    answer.mockResolvedValueOnce({ ok: true, value });
    const { rerender } = show(place);
    await open();
    await write('Not a friend');
    await send();
    rerender(<p>Decided</p>);
    expect(heard()).toEqual([done]);
  });

  it('also hears it after a refusal that the page then overtakes', async () => {
    answer.mockResolvedValueOnce({ ok: false, code: 'conflict', message: 'Too late.', errors: [], requestId: null });
    const { rerender } = show(decide);
    await write('Not a friend');
    await press('Clear the case');
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Too late.');
    rerender(<p>Decided</p>);
    expect(heard()).toEqual([OVERTAKEN]);
  });
});
