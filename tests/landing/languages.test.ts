import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { landing } from '@/lib/landing/app';
import { resetLeadLimits } from '@/lib/landing/lead-limits';
import { localeSaid } from '@/lib/landing/page-locale';
import { previewPage } from '@/lib/landing/preview-page';
import type { Ctx } from '@/lib/services/context';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { previewLanding } from '@/lib/services/programs/preview-landing';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization, as } from '@/tests/factories/organization';
import { programBody } from '@/tests/factories/program';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);
beforeEach(resetLeadLimits);

let ctx: Ctx;
let ana: CodeFixture;
beforeEach(async () => {
  ctx = await anOrganization({ name: 'Lingua School' });
  ana = await aCode(database.owner, ctx, { endsAt: '2190-05-01T12:00:00Z' });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  landing.request(path, { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0', ...headers } });

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  landing.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const accept = (language: string) => ({ 'accept-language': language });
const plain = async (answer: Response) => (await answer.text()).replaceAll('\u00a0', ' ');

const SAID = {
  en: ['Ana invites you to Lingua School', '10% off', '$50.00', 'Accept the invitation', 'ends on May 1, 2190'],
  es: ['Ana te invita a Lingua School', '10 % de descuento', '50,00 US$', 'Aceptar la invitación', '1 de mayo de 2190'],
  de: ['Ana lädt dich zu Lingua School ein', '10 % Rabatt', '50,00 $', 'Einladung annehmen', 'am 1. Mai 2190'],
};

describe('the invitation', () => {
  it.each(Object.entries(SAID))('speaks %s: words, money, percent and dates, and says so', async (locale, parts) => {
    const answer = await get(`/r/${ana.code}`, accept(locale));
    expect(answer.headers.get('content-language')).toBe(locale);
    expect(answer.headers.get('vary')).toBe('accept-encoding, accept-language, cookie');
    const html = await plain(answer);
    expect(html).toContain(`<html lang="${locale}">`);
    for (const part of parts) expect(html).toContain(part);
  });

  it('is kept for each language by itself', async () => {
    const inTurn = ['de', 'en', 'es', 'de-AT,en;q=0.5', 'en', 'es-MX'];
    const pages = [];
    for (const language of inTurn) pages.push(await (await get(`/r/${ana.code}`, accept(language))).text());
    expect(pages.map((html) => /<html lang="(..)">/.exec(html)?.[1])).toEqual(['de', 'en', 'es', 'de', 'en', 'es']);
    expect(pages[3]).toBe(pages[0]);
    expect(pages[4]).toBe(pages[1]);
    expect(pages[5]).toBe(pages[2]);
  });

  it("follows what was chosen before the browser, and the school's language when the browser says none", async () => {
    const langOf = async (headers: Record<string, string>) =>
      /<html lang="(..)">/.exec(await (await get(`/r/${ana.code}`, headers)).text())?.[1];
    expect(await langOf({ ...accept('de'), cookie: 'a=b; kith-locale=es' })).toBe('es');
    expect(await langOf({ ...accept('de'), cookie: 'kith-locale=fr' })).toBe('de');
    expect(await langOf(accept('fr'))).toBe('en');
    await updateSettings(as(ctx, 'owner'), { language: 'es' });
    await expect.poll(() => langOf({})).toBe('es');
    expect(await langOf(accept('fr, *;q=0.1'))).toBe('es');
    expect(await langOf(accept('en-GB'))).toBe('en');
  });

  it('is previewed in the language of the school', async () => {
    await updateSettings(ctx, { language: 'de' });
    const html = previewPage(await previewLanding(ctx, programBody()), ctx.now);
    expect(html).toContain('Einladung annehmen');
  });
});

describe('the pages around it', () => {
  const DE = accept('de');

  it('thanks, refuses and explains in the language of the reader', async () => {
    expect(await (await get(`/r/${ana.code}/thanks`, DE)).text()).toContain('Vielen Dank!');
    expect(await (await get(`/r/${ana.code}/thanks`)).text()).toContain('Thank you!');
    expect(await (await get('/r/NOBODY-HAS-IT', DE)).text()).toContain('Diesen Code kennen wir nicht');
    expect(await (await get('/r/NOBODY-HAS-IT')).text()).toContain('We do not know this code');
    const elsewhere = await post(`/r/${ana.code}`, {}, { ...DE, 'sec-fetch-site': 'cross-site' });
    expect(await elsewhere.text()).toContain('Bitte öffne die Einladung noch einmal');
    const early = await aCode(database.owner, ctx, { startsAt: '2190-05-01T12:00:00Z' });
    expect(await (await get(`/r/${early.code}`, DE)).text()).toContain('1. Mai 2190');
  });

  it('says what is wrong with the form in it', async () => {
    const answer = await post(`/r/${ana.code}`, { firstName: 'Ben', email: 'ben@', consent: 'on' }, DE);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Bitte gib deine E-Mail-Adresse ein');
  });
});

describe('who leaves a name', () => {
  const languageOf = async (email: string) =>
    (await database.owner`select language from contacts where email = ${email}`)[0]?.language;
  const leave = async (email: string, headers: Record<string, string> = {}) =>
    expect((await post(`/r/${ana.code}`, { firstName: 'Ben', email, consent: 'on' }, headers)).status).toBe(303);

  it('is remembered with the language he reads, until he chooses one himself', async () => {
    await leave('ben@example.com', accept('de-CH, en;q=0.5'));
    expect(await languageOf('ben@example.com')).toBe('de');
    await leave('ben@example.com', accept('es'));
    expect(await languageOf('ben@example.com')).toBe('de');
    await leave('eva@example.com', { ...accept('en'), cookie: 'kith-locale=es' });
    expect(await languageOf('eva@example.com')).toBe('es');
  });

  it('has none when the browser says none that Kith speaks', async () => {
    await leave('cleo@example.com', accept('fr'));
    expect(await languageOf('cleo@example.com')).toBeNull();
  });
});

describe('the language a browser says', () => {
  it.each([
    [{}, undefined],
    [accept(''), undefined],
    [accept('*'), undefined],
    [accept('DE'), 'de'],
    [accept('en;q=0.2, es;q=0.9'), 'es'],
    [accept(`fr,${'x-y,'.repeat(100)}de`), 'de'],
    [{ cookie: 'my-kith-locale=de' }, undefined],
    [{ cookie: 'kith-locale=de' }, 'de'],
  ])('%j: %s, asked once or again', (headers, locale) => {
    expect(localeSaid(headers)).toBe(locale);
    expect(localeSaid(headers)).toBe(locale);
  });
});
