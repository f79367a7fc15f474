import { describe, expect, it, vi } from 'vitest';
import { errorResponse } from '@/lib/auth/error-response';
import { pictureResponse } from '@/lib/auth/picture-response';
import { InvalidInputError, NotFoundError } from '@/lib/services/errors';

const reader = vi.hoisted(() => ({ locale: 'en' as 'en' | 'es' | 'de' }));
vi.mock('next-intl/server', async () => {
  const { translator } = await import('@/lib/i18n/translator');
  return {
    getLocale: async () => reader.locale,
    getTranslations: async (namespace: 'errors') => translator(namespace, 'UTC', reader.locale),
  };
});

describe('what a route says instead of a file or a picture', () => {
  it.each([
    ['en', 'There is no such code here.'],
    ['es', expect.not.stringContaining('There is')],
    ['de', expect.not.stringContaining('There is')],
  ] as const)('is in the language of the reader: %s', async (locale, words) => {
    reader.locale = locale;
    const answer = await errorResponse(new NotFoundError('code'));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toEqual(words);
  });

  it('names the fields that are wrong', async () => {
    reader.locale = 'es';
    const answer = await errorResponse(new InvalidInputError([{ path: 'format', message: 'Must not be empty.' }]));
    expect(answer.status).toBe(422);
    expect((await answer.text()).split('\n')[1]).toMatch(/^format: (?!Must)/);
  });

  it('gives an id for what nobody expected, and nothing else of it', async () => {
    reader.locale = 'de';
    const request = new Request('https://kith.test/picture');
    const answer = await pictureResponse(request, () => Promise.reject(new Error('secret detail')));
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toMatch(/\([0-9a-f-]{36}\)$/);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('The file');
  });

  it('lets a redirect to the sign-in pass', async () => {
    const { redirect } = await import('next/navigation');
    const moved = () => redirect('/sign-in');
    const passed = await Promise.resolve()
      .then(moved)
      .catch(errorResponse)
      .catch((error: { digest?: string }) => error.digest);
    expect(passed).toMatch(/^NEXT_REDIRECT/);
  });
});
