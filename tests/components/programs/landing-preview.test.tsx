import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LandingPreview } from '@/app/(manager)/programs/_components/form/landing-preview';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { createProgramSchema } from '@/lib/domain/programs/schema';
import { findTemplate } from '@/lib/domain/programs/templates';
import { show } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.setConfig({ testTimeout: 90_000 });

const template = findTemplate('language-school', 'USD');
if (!template) throw new Error('No template');
const body = programFromTemplate(template, {}, { currency: 'USD', startsAt: new Date('2026-09-10T14:00:00Z') });

const parsed = () => createProgramSchema.parse(JSON.parse(JSON.stringify(body)));

const page = '<!doctype html><html><head><style>b{}</style></head><body>Hello</body></html>';
const answer = (value: object) => vi.fn(async (_url: string, _init: RequestInit) => ({ json: async () => value }));

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
