import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromProgram } from '@/app/(manager)/programs/_components/form/from-program';
import { ProgramForm } from '@/app/(manager)/programs/_components/form/program-form';
import type { DraftStore } from '@/app/(manager)/programs/_components/form/use-form-draft';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { findTemplate } from '@/lib/domain/programs/templates';
import type { FormDraft } from '@/lib/services/programs/form-draft';
import { at } from '../navigation';
import { show } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.setConfig({ testTimeout: 90_000 });

const template = findTemplate('language-school', 'USD');
if (!template) throw new Error('No template');
const body = programFromTemplate(template, {}, { currency: 'USD', startsAt: new Date('2026-09-10T14:00:00Z') });
const defaults = fromProgram(body, 'UTC');
const school = { currency: 'USD', timeZone: 'UTC', rewardLimitMinor: null, approvalThresholdMinor: null, courses: [] };
const keep = vi.fn<DraftStore['keep']>();
const forget = vi.fn<DraftStore['forget']>();
const kept = (revision: number) => ({
  ...{ ok: true as const, value: { kept: true as const, revision, at: new Date('2026-09-10T12:00:00Z') } },
});

beforeEach(() => {
  keep.mockReset().mockResolvedValue(kept(7));
  forget.mockReset().mockResolvedValue({ ok: true, value: null });
  vi.stubGlobal('fetch', async () => ({ json: async () => ({ ok: false }) }));
});
afterEach(() => vi.unstubAllGlobals());

function open(found: FormDraft | null = null) {
  at('/programs/new?template=language-school');
  show(
    <ProgramForm
      {...{ defaults, school, today: '2026-09-10', isNew: true, saveLabel: 'Save draft', save: vi.fn() }}
      draft={{ found, keep, forget }}
    />,
  );
}
const named = () => document.getElementById('field-name') as HTMLInputElement;
const type = (value: string) => fireEvent.change(named(), { target: { value } });
const draftOf = (name: string, byName: string, revision: number): FormDraft => ({
  ...{ values: { ...defaults, name }, revision, at: new Date('2026-09-10T11:00:00Z'), byName, isOwn: byName === 'Me' },
});

describe('what is typed into the form of a programme', () => {
  it('is kept on the server, and the page says when', async () => {
    open();
    type('Half a thought');
    expect(await screen.findByText('Keeping it as a draft …')).toBeInTheDocument();
    expect(await screen.findByText(/^Kept as a draft at 08:00/, {}, { timeout: 5000 })).toBeInTheDocument();
    expect(keep).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Half a thought' }), 0);
    type('A whole thought');
    await waitFor(() => expect(keep).toHaveBeenCalledTimes(2), { timeout: 5000 });
    expect(keep).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'A whole thought' }), 7);
  });

  it('is gone on with on another device, and can be begun anew', async () => {
    open(draftOf('Left yesterday', 'Me', 3));
    await waitFor(() => expect(named()).toHaveValue('Left yesterday'));
    expect(screen.getByText('You go on with a draft')).toBeInTheDocument();
    expect(keep).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
    await waitFor(() => expect(named()).toHaveValue(defaults.name));
    expect(forget).toHaveBeenCalledOnce();
    expect(screen.queryByText('You go on with a draft')).toBeNull();
  });

  it('tells of somebody else’s, and either can be gone on with', async () => {
    const theirs = draftOf('Tom’s', 'Tom', 9);
    keep.mockResolvedValueOnce({ ok: true, value: { kept: false, theirs } });
    open();
    type('Mine');
    expect(await screen.findByText(/Tom changed it/, {}, { timeout: 5000 })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Go on with mine' }));
    await waitFor(() => expect(keep).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Mine' }), 9));
    keep.mockResolvedValueOnce({ ok: true, value: { kept: false, theirs } });
    type('Mine again');
    fireEvent.click(await screen.findByRole('button', { name: 'Go on with that of Tom' }, { timeout: 5000 }));
    await waitFor(() => expect(named()).toHaveValue('Tom’s'));
    expect(screen.queryByText(/Tom changed it/)).toBeNull();
  });

  it('says so when it cannot be kept', async () => {
    keep.mockRejectedValue(new Error('offline'));
    open();
    type('Half a thought');
    expect(await screen.findByText(/^Not kept as a draft/, {}, { timeout: 5000 })).toBeInTheDocument();
  });
});
