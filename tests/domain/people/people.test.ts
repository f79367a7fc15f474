import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationOf, sameHousehold } from '@/lib/domain/people/household';
import { identitiesOf } from '@/lib/domain/people/identities';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import { publicName } from '@/lib/domain/people/public-name';
import { resolvePerson } from '@/lib/domain/people/resolve';
import {
  mergeContactsSchema,
  refereeReferenceSchema,
  refereeSchema,
  upsertContactSchema,
} from '@/lib/domain/people/schema';

describe('normalizeEmail', () => {
  it.each([
    ['Ana@School.Example', 'ana@school.example'],
    ['ana+tag@school.example', 'ana+tag@school.example'],
    ['a.n.a@school.example', 'a.n.a@school.example'],
    ['A.n.a+news@gmail.com', 'ana@gmail.com'],
    ['ana@googlemail.com', 'ana@gmail.com'],
    ['a.na+1@Outlook.com', 'a.na@outlook.com'],
    ['ana+x@hotmail.com', 'ana@hotmail.com'],
    ['ana+x@live.com', 'ana@live.com'],
    ['ana+x@icloud.com', 'ana@icloud.com'],
    ['ana+x@fastmail.com', 'ana@fastmail.com'],
    ['an-a_.x+y@pm.me', 'anax@proton.me'],
    ['ana-shop@yahoo.com', 'ana@yahoo.com'],
    ['ana+shop@yahoo.com', 'ana+shop@yahoo.com'],
    ['+tag@gmail.com', '+tag@gmail.com'],
    ['...@gmail.com', '...@gmail.com'],
    ['no-at-sign', 'no-at-sign'],
    ['@gmail.com', '@gmail.com'],
  ])('%s is %s', (given, expected) => expect(normalizeEmail(given)).toBe(expected));

  it('is settled after one time, and blind to case', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = normalizeEmail(email);
        expect(normalizeEmail(once)).toBe(once);
        expect(normalizeEmail(email.toUpperCase())).toBe(once);
      }),
    );
  });
});

describe('normalizePhone', () => {
  it.each([
    ['+1 (212) 555-0123', null, '+12125550123'],
    ['0012125550123', null, '+12125550123'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['020 7946 0958', null, null],
    ['(212) 555-0123', 'XX', null],
    ['+1 212', null, null],
    ['words', 'US', null],
  ])('%s in %s is %s', (phone, region, expected) => expect(normalizePhone(phone, region)).toBe(expected));
});

describe('identities', () => {
  it('are normalised, strongest first, and leave out what is none', () => {
    const contact = { externalId: 'S1', email: 'A.na+x@gmail.com', phone: '(212) 555-0123' };
    expect(identitiesOf(contact, 'US')).toEqual([
      { kind: 'external-id', value: 'S1' },
      { kind: 'email', value: 'ana@gmail.com' },
      { kind: 'phone', value: '+12125550123' },
    ]);
    expect(identitiesOf(contact)).toHaveLength(2);
    expect(identitiesOf({ externalId: null, email: '', phone: null })).toEqual([]);
  });
});

describe('resolvePerson', () => {
  const externalId = { kind: 'external-id', value: 'S1' } as const;
  const email = { kind: 'email', value: 'ana@gmail.com' } as const;
  const phone = { kind: 'phone', value: '+12125550123' } as const;

  it('finds nobody', () => expect(resolvePerson([externalId, email], [])).toEqual({ found: false }));

  it('the strongest kind decides, others are named, not merged', () => {
    const known = [
      { ...phone, contactId: 'c3' },
      { ...email, contactId: 'c2' },
      { ...externalId, contactId: 'c1' },
    ];
    expect(resolvePerson([phone, email, externalId], known)).toEqual({
      found: true,
      contactId: 'c1',
      own: [externalId],
      others: ['c2', 'c3'],
    });
  });

  it('new identities are safe to write down for the one found', () => {
    expect(resolvePerson([email, phone], [{ ...email, contactId: 'c2' }])).toEqual({
      found: true,
      contactId: 'c2',
      own: [email, phone],
      others: [],
    });
  });

  it('a new external id takes a contact that has none, and is another person than one that has', () => {
    const known = [{ ...email, contactId: 'c2' }];
    expect(resolvePerson([externalId, email], known)).toMatchObject({
      found: true,
      contactId: 'c2',
      own: [externalId, email],
    });
    expect(resolvePerson([externalId, email], known, () => true)).toEqual({ found: false });
    expect(resolvePerson([email], known, () => true)).toMatchObject({ found: true, contactId: 'c2' });
  });
});

describe('household', () => {
  const person = (id: string, guardianId: string | null = null, phone: string | null = null) => ({
    id,
    guardianId,
    phone,
  });

  it.each([
    ['strangers', person('a'), person('b'), 'none'],
    ['the same person', person('a'), person('a'), 'self'],
    ['guardian and child', person('a'), person('b', 'a'), 'household'],
    ['child and guardian', person('a', 'b'), person('b'), 'household'],
    ['siblings', person('a', 'g'), person('b', 'g'), 'household'],
    ['one phone', person('a', null, '+1'), person('b', null, '+1'), 'household'],
    ['different guardians', person('a', 'g'), person('b', 'h'), 'none'],
    ['different phones', person('a', null, '+1'), person('b', null, '+2'), 'none'],
  ])('%s', (_name, a, b, relation) => {
    expect(relationOf(a, b)).toBe(relation);
    expect(relationOf(b, a)).toBe(relation);
    expect(sameHousehold(a, b)).toBe(relation !== 'none');
  });
});

describe('publicName', () => {
  it.each([
    ['Ana Maria', 'Ana'],
    ['  Ana ', 'Ana'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s shows %s', (given, expected) => expect(publicName(given)).toBe(expected));
});

describe('schemas', () => {
  it('a contact needs an identity and names each standing once', () => {
    const standing = [{ kind: 'student', status: 'active' }];
    expect(upsertContactSchema.safeParse({ standing }).success).toBe(false);
    expect(upsertContactSchema.parse({ email: 'a@b.example', standing })).toEqual({ email: 'a@b.example', standing });
    expect(upsertContactSchema.safeParse({ email: 'a@b.example', standing: [...standing, ...standing] }).success).toBe(
      false,
    );
    expect(upsertContactSchema.safeParse({ email: 'a@b.example' }).success).toBe(false);
    const result = upsertContactSchema.safeParse({ externalId: 'S1', standing, nickname: 'x' });
    expect(result.error?.issues[0]?.message).toContain('"nickname"');
  });

  it('a referee needs an identity, a reference may be an id', () => {
    expect(refereeSchema.safeParse({ firstName: 'Ben' }).success).toBe(false);
    expect(refereeSchema.safeParse({ phone: '+12125550123' }).success).toBe(true);
    expect(refereeReferenceSchema.safeParse({}).success).toBe(false);
    const id = '0198f0a0-0000-7000-8000-000000000000';
    expect(refereeReferenceSchema.parse({ contactId: id })).toEqual({ contactId: id });
    expect(refereeReferenceSchema.safeParse({ email: 'a@b.example' }).success).toBe(true);
    expect(mergeContactsSchema.parse({ intoId: id })).toEqual({ intoId: id });
  });
});
