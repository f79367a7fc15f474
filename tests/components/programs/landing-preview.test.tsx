import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromProgram } from '@/app/(manager)/programs/_components/form/from-program';
import { LandingPreview } from '@/app/(manager)/programs/_components/form/landing-preview';
import { ProgramForm } from '@/app/(manager)/programs/_components/form/program-form';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { createProgramSchema } from '@/lib/domain/programs/schema';
import { findTemplate } from '@/lib/domain/programs/templates';
import { at } from '../navigation';
import { show } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.setConfig({ testTimeout: 90_000 });

const template = findTemplate('language-school', 'USD');
if (!template) throw new Error('No template');
const body = programFromTemplate(template, {}, { currency: 'USD', startsAt: new Date('2026-09-10T14:00:00Z') });

const parsed = () => createProgramSchema.parse(JSON.parse(JSON.stringify(body)));

const page = '<!doctype html><html><head><style>b{}</style></head><body>Hello</body></html>';
const answer = (value: object) => vi.fn(async (_url: string, _init: RequestInit) => ({ json: async () => value }));

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the landing page beside the builder', () => {
  it('is asked for with the rules as they are, and its style may be shown here', async () => {
    const fetch = answer({ ok: true, value: page });
    vi.stubGlobal('fetch', fetch);
    vi.stubGlobal('__webpack_nonce__', 'abc');
    const program = parsed();
    show(<LandingPreview program={{ ...program, definition: {} as never }} />);
    const frame = await screen.findByTitle('Landing page on a phone');
    expect(frame.getAttribute('srcdoc')).toContain('<style nonce="abc">');
    expect(frame.getAttribute('sandbox')).toBe('');
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('/programs/preview');
    expect(JSON.parse(String(init?.body))).toMatchObject({ name: program.name, currency: 'USD' });
    expect(String(init?.body)).not.toContain('definition');
  });

  it('says what is missing while rules are incomplete, or refused', async () => {
    const fetch = answer({ ok: false });
    vi.stubGlobal('fetch', fetch);
    show(<LandingPreview program={{ ...parsed(), definition: {} as never }} />);
    await waitFor(() => expect(fetch).toHaveBeenCalledOnce());
    expect(screen.getByText(/as soon as the rules are complete/)).toBeInTheDocument();
    expect(screen.queryByTitle('Landing page on a phone')).toBeNull();
  });
});

it('what was typed and not saved is offered again on this device, and forgotten when asked', async () => {
  vi.stubGlobal('fetch', answer({ ok: false }));
  at('/programs/new?template=language-school');
  const school = {
    currency: 'USD',
    timeZone: 'UTC',
    rewardLimitMinor: null,
    approvalThresholdMinor: null,
    courses: [],
  };
  const form = () =>
    show(
      <ProgramForm
        defaults={fromProgram(body, 'UTC')}
        school={school}
        today="2026-09-10"
        isNew
        saveLabel="Save draft"
        save={vi.fn()}
      />,
    );
  const first = form();
  fireEvent.change(document.getElementById('field-name') as HTMLElement, { target: { value: 'Half a thought' } });
  await waitFor(() => expect(localStorage.length).toBe(1), { timeout: 5000 });
  first.unmount();
  const second = form();
  fireEvent.click(await screen.findByText('Bring it back'));
  await waitFor(() => expect(document.getElementById('field-name')).toHaveValue('Half a thought'));
  second.unmount();
  form();
  fireEvent.click(await screen.findByText('Forget it'));
  expect(localStorage.length).toBe(0);
});
