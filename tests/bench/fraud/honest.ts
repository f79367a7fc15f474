import { DAY_MS } from '@/lib/domain/common/days';
import { addPerson, addReferral, addReferrer, FIRST, instant, type Person, see, type World } from './world';

const honest = (kind: 'friend' | 'dorm' | 'family' | 'heavy') => ({ kind, isFraud: false }) as const;

/** Everybody who does nothing wrong. */
export function addHonest(world: World): void {
  addFriends(world);
  addDorms(world);
  addFamilies(world);
  for (let n = 0; n < 6; n += 1) addHeavyReferrer(world, n < 2);
}

function addFriends(world: World): void {
  const { random } = world;
  for (let n = 0; n < 180; n += 1) {
    const referrer = addReferrer(world);
    for (let friends = random.between(1, 3); friends > 0; friends -= 1) {
      const referral = addReferral(world, { referrer, referee: addPerson(world), ...honest('friend') });
      // The school sometimes knows a friend from an open day.
      if (random.chance(0.03)) referral.referee.leadSince = new Date(referral.enrolledAt.getTime() - 60 * DAY_MS);
    }
  }
}

/** Four dorms, each behind one address; friends in one dorm bring each other. Some use the computer of the common room. */
function addDorms(world: World): void {
  const { random } = world;
  for (let dorm = 1; dorm <= 4; dorm += 1) {
    const home = `dorm-${dorm}`;
    const residents = Array.from({ length: 30 }, () => addReferrer(world, { home }));
    for (let n = 0; n < 45; n += 1) {
      const referrer = random.pick(residents);
      const referee = addPerson(world, { home });
      const browser = random.chance(0.02) ? referrer.browser : referee.browser;
      addReferral(world, {
        referrer,
        referee,
        network: random.chance(0.8) ? home : 'campus',
        browser,
        ...honest('dorm'),
      });
    }
  }
}

/** Brothers, sisters and cousins at one address: a tablet is shared, so is a surname, often a guardian, at times a mailbox. */
function addFamilies(world: World): void {
  const { random } = world;
  for (let n = 0; n < 80; n += 1) {
    const lastName = random.pick(world.people).lastName;
    const guardianId = random.chance(0.6) ? addPerson(world, { lastName }).id : null;
    const phone = random.chance(0.2) ? `+44800${100_000 + n}` : null;
    const sharesAccount = random.chance(0.4);
    const family: Partial<Person> = {
      lastName,
      guardianId,
      home: `house-${n}`,
      payout: sharesAccount ? `account-house-${n}` : null,
    };
    const given = names(world, 3);
    if (phone) family.phone = phone;
    const referrer = addReferrer(world, { ...family, ...given[0], ...(random.chance(0.05) ? mailbox(n, 1) : {}) });
    for (let members = random.between(1, 2); members > 0; members -= 1) {
      const hasFamilyMailbox = referrer.email === mailbox(n, 1).email;
      const referee = addPerson(world, {
        ...family,
        ...given[members],
        ...(hasFamilyMailbox ? mailbox(n, members + 1) : {}),
      });
      const browser = random.chance(0.3) ? referrer.browser : referee.browser;
      const network = random.chance(0.85) ? referrer.home : 'campus';
      addReferral(world, { referrer, referee, browser, network, ...honest('family') });
    }
  }
}

/** Given names, none twice. */
function names({ random }: World, count: number): { firstName: string }[] {
  const found = new Set<string>();
  while (found.size < count) found.add(random.pick(FIRST));
  return [...found].map((firstName) => ({ firstName }));
}

function mailbox(family: number, member: number): { email: string } {
  return { email: `house${family}+${member}@gmail.com` };
}

/** Leaders of clubs who bring many, all term long; some stand at a fair for a day, where a tablet goes from hand to hand. */
function addHeavyReferrer(world: World, hasFair: boolean): void {
  const { random } = world;
  const referrer = addReferrer(world);
  for (let n = random.between(15, 40); n > 0; n -= 1) {
    addReferral(world, { referrer, referee: addPerson(world), ...honest('heavy') });
  }
  if (!hasFair) return;
  const day = random.between(60, 150);
  see(world, referrer, 'campus', instant(world, day, 9));
  for (let n = random.between(6, 10); n > 0; n -= 1) {
    const enrolledAt = instant(world, day, random.between(10, 16));
    const referee = addPerson(world);
    const browser = random.chance(0.2) ? `tablet-${referrer.id}` : referee.browser;
    const touchedAt = new Date(enrolledAt.getTime() - random.between(20, 900) * 1000);
    addReferral(world, { referrer, referee, enrolledAt, touchedAt, browser, network: 'campus', ...honest('heavy') });
  }
}
