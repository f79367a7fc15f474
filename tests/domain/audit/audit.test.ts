import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { chainText, GENESIS_HASH, sealChain, verifyChain } from '@/lib/domain/audit/chain';
import { auditContent } from '@/lib/domain/audit/content';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('canonicalJson', () => {
  it('sorts keys, drops what is undefined, writes Dates as instants', () => {
    const value = { b: [1, undefined, null], a: { d: 'é"', c: true }, u: undefined, t: new Date(0) };
    expect(canonicalJson(value)).toBe('{"a":{"c":true,"d":"é\\""},"b":[1,null,null],"t":"1970-01-01T00:00:00.000Z"}');
    expect(canonicalJson(null)).toBe('null');
    expect(canonicalJson(-0)).toBe('0');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, undefined, Symbol('s')])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('is the same for equal values in any order, and reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });
});

describe('auditContent', () => {
  const row = {
    id: '1',
    organizationId: 'o',
    actorType: 'staff',
    actorId: 's',
    actorName: 'Olga',
    action: 'reward.approved',
    subjectType: 'reward',
    subjectId: 'r',
    data: { amountMinor: 1 },
    requestId: 'q',
    occurredAt: '2026-01-01T00:00:00.000Z',
  };

  it('is the same before and after the row was stored', () => {
    const read = { ...row, occurredAt: new Date(row.occurredAt), contentHash: 'ignored' };
    expect(canonicalJson(auditContent(read))).toBe(canonicalJson(auditContent(row)));
  });

  it.each(Object.keys(row))('covers %s', (key) => {
    const changed = { ...row, [key]: key === 'data' ? { amountMinor: 2 } : '2027-01-01T00:00:00.000Z' };
    expect(canonicalJson(auditContent(changed))).not.toBe(canonicalJson(auditContent(row)));
  });
});

describe('the chain', () => {
  const contents = ['a', 'b', 'c', 'd'];
  const sealed = sealChain(null, contents.map(sha256), sha256).map((link, index) => ({
    ...link,
    content: contents[index],
  }));

  it('starts from nothing and links each to the one before', () => {
    expect(sealed[0]).toMatchObject({ sequence: 1, previousHash: GENESIS_HASH });
    expect(sealed[0]?.hash).toBe(sha256(chainText(1, GENESIS_HASH, sha256('a'))));
    expect(sealed[1]?.previousHash).toBe(sealed[0]?.hash);
    expect(verifyChain(sealed, sha256)).toEqual({ ok: true, links: 4, head: sealed[3]?.hash });
    expect(verifyChain([], sha256)).toEqual({ ok: true, links: 0, head: GENESIS_HASH });
  });

  it('goes on from its head, and is verified page by page', () => {
    const first = sealChain(null, contents.slice(0, 2).map(sha256), sha256);
    const head = first[1] as (typeof first)[number];
    const rest = sealChain(head, contents.slice(2).map(sha256), sha256);
    expect([...first, ...rest]).toEqual(sealed.map(({ content: _content, ...link }) => link));
    expect(verifyChain(rest, sha256, head)).toMatchObject({ ok: true, links: 2 });
  });

  it('names the first link that does not hold', () => {
    const broken = (index: number, change: object) =>
      verifyChain(
        sealed.map((link, at) => (at === index ? { ...link, ...change } : link)),
        sha256,
      );
    expect(broken(1, { content: 'x' })).toEqual({ ok: false, sequence: 2, reason: 'wrong-content' });
    expect(broken(1, { contentHash: sha256('x') })).toEqual({ ok: false, sequence: 2, reason: 'wrong-hash' });
    expect(broken(2, { hash: sha256('x') })).toEqual({ ok: false, sequence: 3, reason: 'wrong-hash' });
    expect(broken(2, { previousHash: sha256('x') })).toEqual({ ok: false, sequence: 3, reason: 'broken-link' });
    expect(
      verifyChain(
        sealed.filter((_, index) => index !== 1),
        sha256,
      ),
    ).toEqual({ ok: false, sequence: 2, reason: 'gap' });
    expect(verifyChain(sealed.slice(1), sha256)).toMatchObject({ ok: false, sequence: 1, reason: 'gap' });
  });

  it('no change of a content goes unseen', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), fc.string(), (texts, at, text) => {
        const index = at % texts.length;
        fc.pre(texts[index] !== text);
        const links = sealChain(null, texts.map(sha256), sha256).map((link, place) => ({
          ...link,
          content: place === index ? text : texts[place],
        }));
        expect(verifyChain(links, sha256)).toEqual({ ok: false, sequence: index + 1, reason: 'wrong-content' });
      }),
    );
  });
});
