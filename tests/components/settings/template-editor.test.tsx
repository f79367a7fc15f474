import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { TemplateEditor } from '@/app/(manager)/settings/messages/templates/[event]/template-editor';
import { QueryProvider } from '@/components/shell/query-provider';
import type { Wording } from '@/lib/domain/notifications/wording';
import { show } from '../render';

const actions = vi.hoisted(() => ({
  saveTemplateAction: vi.fn(),
  resetTemplateAction: vi.fn(),
  previewTemplateAction: vi.fn(async () => ({ ok: false, code: 'x', message: '', errors: [] })),
  sendTestAction: vi.fn(),
}));
vi.mock('@/app/(manager)/settings/messages/templates/[event]/actions', () => actions);
vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const wordingOf = (subject: string): Wording => ({
  subject,
  heading: 'Hello',
  paragraphs: ['Text'],
  button: 'Go',
  sms: null,
});
const editor = (version: number, subject: string) => (
  <QueryProvider>
    <TemplateEditor
      message="welcome"
      stored={{ version, byName: 'Mara', wording: wordingOf(subject) }}
      isOwn={version > 0}
      placeholders={[]}
      mayWrite
    />
  </QueryProvider>
);
const subject = () => screen.getByRole('textbox', { name: 'Subject' });

beforeEach(() => {
  actions.saveTemplateAction.mockReset().mockResolvedValue({ ok: true, value: 2 });
});

it('follows what somebody else has saved while nobody has typed', () => {
  const { rerender } = show(editor(1, 'One'));
  rerender(editor(2, 'Two'));
  expect(subject()).toHaveValue('Two');
  expect(screen.queryByText(/has saved this message/)).toBeNull();
});

it('keeps what was typed, says who saved meanwhile, and goes on with either', async () => {
  const user = userEvent.setup();
  const { rerender } = show(editor(1, 'One'));
  await user.type(subject(), ' of mine');
  rerender(editor(2, 'Two'));
  expect(subject()).toHaveValue('One of mine');
  expect(screen.getByText('Mara has saved this message in the meantime')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Go on with mine' }));
  expect(screen.queryByText(/has saved this message/)).toBeNull();
  rerender(editor(3, 'Three'));
  await user.click(screen.getByRole('button', { name: 'Take theirs' }));
  expect(subject()).toHaveValue('Three');
});

it('says no longer that it was refused when one has chosen', async () => {
  const user = userEvent.setup();
  const refusal = { ok: false, code: 'conflict', message: 'Look at it and save again.', errors: [] };
  actions.saveTemplateAction.mockResolvedValueOnce(refusal);
  const { rerender } = show(editor(1, 'One'));
  await user.type(subject(), ' of mine');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  expect(await screen.findByText('Look at it and save again.')).toBeVisible();
  rerender(editor(2, 'Two'));
  await user.click(screen.getByRole('button', { name: 'Go on with mine' }));
  expect(screen.queryByText('Look at it and save again.')).toBeNull();
  expect(subject()).toHaveValue('One of mine');
});

it('saves from the version that it began with, and stays with what was saved until the page knows it', async () => {
  const user = userEvent.setup();
  const { rerender } = show(editor(1, 'One'));
  await user.type(subject(), ' more');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  expect(actions.saveTemplateAction).toHaveBeenCalledWith('welcome', wordingOf('One more'), 1);
  expect(subject()).toHaveValue('One more');
  rerender(editor(2, 'One more'));
  await user.type(subject(), '!');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  expect(actions.saveTemplateAction).toHaveBeenLastCalledWith('welcome', wordingOf('One more!'), 2);
});
