import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { pagesOf } from '@/lib/help/guide';
import { LOCALES } from '@/lib/i18n/config';

interface Call {
  page: string;
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
}

/** The calls of the API that the guide shows, with placeholders such as `$CONVERSION_ID` as a UUID. */
const calls = LOCALES.flatMap((locale) =>
  pagesOf(locale, 'developer').flatMap(({ href, body }) =>
    [...body.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) => callOf(`${locale} ${href}`, text) ?? []),
  ),
);

function callOf(page: string, text: string): Call | null {
  const [, address = ''] = /"\$KITH\/api\/v1([^"]*)"/.exec(text) ?? [];
  if (!address) return null;
  const [path = '', query = ''] = address.replace(/\$[A-Z_]+_ID/g, '01a215f4-ca3c-7000-96c1-e60832eb1577').split('?');
  const [, json] = / -d '([\s\S]*?)'/.exec(text) ?? [];
  const body = json === undefined ? undefined : JSON.parse(json);
  return {
    page,
    method: json === undefined ? 'get' : 'post',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    body,
  };
}

const endpointOf = ({ method, path }: Call) =>
  ENDPOINTS.find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[0-9a-f-]{36}')}$`).test(path),
  );

describe('the examples of the developer pages', () => {
  it('are there in every language', () => {
    expect(calls.length).toBeGreaterThan(20);
    for (const locale of LOCALES) {
      expect(calls.filter(({ page }) => page.startsWith(locale)).length).toBe(calls.length / LOCALES.length);
    }
  });

  it.each(calls)('$page: $method $path is a call that the API takes as it stands', (call) => {
    const endpoint = endpointOf(call);
    expect(endpoint).toBeDefined();
    if (call.body !== undefined) expect(endpoint?.body?.safeParse(call.body).error?.issues ?? []).toEqual([]);
    expect(endpoint?.query?.safeParse(call.query).error?.issues ?? []).toEqual([]);
  });

  it('name every scope that there is', () => {
    for (const locale of LOCALES) {
      const page = pagesOf(locale, 'developer').find(({ slug }) => slug === 'authentication');
      for (const scope of API_SCOPES) expect(page?.body).toContain(`\`${scope}\``);
    }
  });
});
