import { afterEach, describe, expect, it, vi } from 'vitest';
import { publicUrl } from '@/lib/services/public-url';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an absolute address', () => {
  it.each([
    [
      { PUBLIC_URL: 'https://kith.example//', APP_URL: 'https://inside.example', PORT: '1' },
      'https://kith.example/r/A',
    ],
    [{ PUBLIC_URL: '', APP_URL: 'https://inside.example/', PORT: '1' }, 'https://inside.example/r/A'],
    [{ PUBLIC_URL: '', APP_URL: '', PORT: '4711' }, 'http://127.0.0.1:4711/r/A'],
    [{ PUBLIC_URL: '', APP_URL: '', PORT: '' }, 'http://127.0.0.1:3000/r/A'],
    [{ PUBLIC_URL: undefined, APP_URL: undefined, PORT: undefined }, 'http://127.0.0.1:3000/r/A'],
  ])('with %j is %s', (env, address) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(publicUrl('/r/A')).toBe(address);
  });
});
