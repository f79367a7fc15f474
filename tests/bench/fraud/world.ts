import { DAY_MS } from '@/lib/domain/common/days';
import type { PersonFacts } from '@/lib/domain/fraud/facts';
import { type Random, randomOf } from './random';

/** Kinds of honest referrals, and of abuse. */
export const HONEST = ['friend', 'dorm', 'family', 'heavy'] as const;
export const ABUSE = [
  'self',
  'fake-friends',
  'ring',
  'refund-abuse',
  'existing-customer',
  'sock-puppets',
  'bot',
  'careful',
] as const;
export type Kind = (typeof HONEST)[number] | (typeof ABUSE)[number];

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Person extends Writable<PersonFacts> {
  home: string;
  browser: string;
  payout: string | null;
  customerSince: Date | null;
  leadSince: Date | null;
}

export interface Referral {
  referrer: Person;
  referee: Person;
  kind: Kind;
  isFraud: boolean;
  touchedAt: Date | null;
  enrolledAt: Date;
  /** Where the friend enrolled from, and with which browser. */
  network: string;
  browser: string | null;
  refundedInHold: boolean;
}

/** A person was seen on a network: an enrolment, or a visit of the portal. */
export interface Sighting {
  person: Person;
  network: string;
  at: Date;
}

export interface World {
  random: Random;
  people: Person[];
  referrals: Referral[];
  sightings: Sighting[];
}

export const DAYS = 180;
const START = Date.UTC(2026, 0, 5);
export const FIRST =
  'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jana Kai Lea Mia Noa Ola Pia Quin Rosa Sam Tea Uma Vik Wen Xia Yara Zoe'.split(
    ' ',
  );
const LAST =
  'Abel Berg Cruz Diaz Engel Falk Gray Holm Iqbal Jansen Khan Lind Moreau Nunes Okoro Petit Quist Rossi Sato Tran Unger Vega Weiss Xu Young Zeller'.split(
    ' ',
  );
const PROVIDERS = ['gmail.com', 'outlook.com', 'mail.test', 'student.test', 'post.test'];

export function newWorld(seed: number): World {
  return { random: randomOf(seed), people: [], referrals: [], sightings: [] };
}

/** An instant of the term: a day, and an hour of the waking day unless another is given. */
export function instant({ random }: World, day = random.between(0, DAYS - 1), hour = random.between(8, 22)): Date {
  return new Date(START + day * DAY_MS + hour * 3_600_000 + random.between(0, 3_599_999));
}

/** A new person, at a home of his own unless one is given. */
export function addPerson(world: World, more: Partial<Person> = {}): Person {
  const { random, people } = world;
  const id = `p${people.length}`;
  const firstName = random.pick(FIRST);
  const lastName = more.lastName ?? random.pick(LAST);
  const number = random.chance(0.6) ? random.between(1, 99) : '';
  const person: Person = {
    id,
    firstName,
    lastName,
    guardianId: null,
    phone: random.chance(0.6) ? `+44${7_000_000_000 + people.length}` : null,
    email: `${more.firstName ?? firstName}.${lastName}${number}@${random.pick(PROVIDERS)}`.toLowerCase(),
    birthDate: random.chance(0.5)
      ? `${random.between(1996, 2008)}-0${random.between(1, 9)}-1${random.between(0, 9)}`
      : null,
    home: `flat-${id}`,
    browser: `browser-${id}`,
    payout: random.chance(0.7) ? `account-${id}` : null,
    customerSince: null,
    leadSince: null,
    ...more,
  };
  people.push(person);
  return person;
}

/** A person whom the school has, and who has been in the portal: mostly from home, sometimes not seen at all. */
export function addReferrer(world: World, more: Partial<Person> = {}): Person {
  const person = addPerson(world, { customerSince: new Date(START - DAY_MS), ...more });
  if (world.random.chance(0.85)) see(world, person, person.home, new Date(START));
  return person;
}

export function see({ sightings }: World, person: Person, network: string, at: Date): void {
  sightings.push({ person, network, at });
}

/** Somewhere that is not home: a carrier's shared address, the campus, or a home. */
export function anyNetwork({ random }: World, home: string): string {
  const roll = random.next();
  if (roll < 0.25) return `carrier-${random.between(1, 5)}`;
  return roll < 0.4 ? 'campus' : home;
}

/** When a link was opened before an enrolment, as people do; null where the code was told. */
export function opened({ random }: World, enrolledAt: Date): Date | null {
  if (random.chance(0.15)) return null;
  const seconds = random.chance(0.01) ? random.between(5, 29) : random.between(60, 20 * 86_400);
  return new Date(enrolledAt.getTime() - seconds * 1000);
}

/** A referral as honest people make one, with what is different; the friend is seen where he enrols. */
export function addReferral(
  world: World,
  given: Pick<Referral, 'referrer' | 'referee' | 'kind' | 'isFraud'> & Partial<Referral>,
): Referral {
  const enrolledAt = given.enrolledAt ?? instant(world);
  const referral: Referral = {
    touchedAt: opened(world, enrolledAt),
    enrolledAt,
    network: anyNetwork(world, given.referee.home),
    browser: world.random.chance(0.85) ? given.referee.browser : null,
    refundedInHold: world.random.chance(0.07),
    ...given,
  };
  world.referrals.push(referral);
  see(world, referral.referee, referral.network, referral.enrolledAt);
  return referral;
}
