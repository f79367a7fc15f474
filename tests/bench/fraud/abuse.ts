import { DAY_MS } from '@/lib/domain/common/days';
import { addPerson, addReferral, addReferrer, anyNetwork, instant, type Kind, type Person, type World } from './world';

const fraud = <K extends Kind>(kind: K) => ({ kind, isFraud: true }) as const;
const times = (count: number, make: () => void) => {
  for (let n = 0; n < count; n += 1) make();
};
const before = (at: Date, seconds: number) => new Date(at.getTime() - seconds * 1000);

/** Everybody who cheats, each in the manner of his kind; nobody leaves every trace, and some leave none. */
export function addAbuse(world: World): void {
  times(28, () => addSelfReferrer(world));
  times(7, () => addFakeFriends(world));
  times(5, () => addRing(world));
  times(4, () => addRefundAbuser(world));
  times(14, () => addExistingCustomer(world));
  times(3, () => addSockPuppets(world));
  times(3, () => addBot(world));
  times(10, () => addCareful(world));
}

/** Half of those who cheat live in a dorm, where an address tells nothing. */
function cheat(world: World): Person {
  const { random } = world;
  return addReferrer(world, random.chance(0.5) ? { home: `dorm-${random.between(1, 4)}` } : {});
}

function addSelfReferrer(world: World): void {
  const { random } = world;
  const referrer = cheat(world);
  const name = random.chance(0.5) ? { firstName: referrer.firstName, lastName: referrer.lastName } : {};
  const born = random.chance(0.3) ? { birthDate: referrer.birthDate } : {};
  const referee = addPerson(world, { ...name, ...born, home: referrer.home, phone: null });
  if (random.chance(0.4)) referee.email = `${referrer.email?.replace('@', `+${random.between(1, 9)}@`)}`;
  if (referrer.payout && random.chance(0.3)) referee.payout = referrer.payout;
  const enrolledAt = instant(world);
  addReferral(world, {
    referrer,
    referee,
    enrolledAt,
    touchedAt: before(enrolledAt, random.chance(0.4) ? random.between(3, 25) : random.between(40, 7200)),
    network: random.chance(0.75) ? referrer.home : anyNetwork(world, referrer.home),
    browser: random.chance(0.6) ? referrer.browser : referee.browser,
    ...fraud('self'),
  });
}

function addFakeFriends(world: World): void {
  const { random } = world;
  const referrer = cheat(world);
  const shown = {
    disposable: random.chance(0.6),
    home: random.chance(0.7),
    browser: random.chance(0.6),
    night: random.chance(0.4),
  };
  const day = random.between(10, 170);
  times(random.between(4, 10), () => {
    const referee = addPerson(world, { home: referrer.home, phone: null, payout: null });
    if (shown.disposable) referee.email = `x${random.between(1000, 9999)}@bin${random.between(1, 10)}.test`;
    const enrolledAt = shown.night
      ? instant(world, day, random.between(1, 3))
      : instant(world, day + random.between(0, 9));
    const touchedAt = before(enrolledAt, random.chance(0.3) ? random.between(4, 25) : random.between(40, 3600));
    const network = shown.home ? referrer.home : `vpn-${random.between(1, 3)}`;
    const browser = shown.browser ? referrer.browser : referee.browser;
    addReferral(world, { referrer, referee, enrolledAt, touchedAt, network, browser, ...fraud('fake-friends') });
  });
}

/** Each brings the next and the last the first; the school does not always see that the first was there before. */
function addRing(world: World): void {
  const { random } = world;
  const members = Array.from({ length: random.between(2, 5) }, () => cheat(world));
  if (random.chance(0.5)) for (const member of members) member.customerSince = null;
  const day = random.between(0, 120);
  members.forEach((referrer, n) => {
    const referee = members[(n + 1) % members.length] as Person;
    addReferral(world, { referrer, referee, enrolledAt: instant(world, day + n * 7), ...fraud('ring') });
  });
}

function addRefundAbuser(world: World): void {
  const { random } = world;
  const referrer = cheat(world);
  const sharesBrowser = random.chance(0.3);
  times(random.between(6, 12), () => {
    const referee = addPerson(world);
    const browser = sharesBrowser ? referrer.browser : referee.browser;
    addReferral(world, { referrer, referee, browser, refundedInHold: random.chance(0.85), ...fraud('refund-abuse') });
  });
}

/** Has been here for long, and takes a code for the reward; sometimes with an address that the school does not know. */
function addExistingCustomer(world: World): void {
  const referral = addReferral(world, {
    referrer: cheat(world),
    referee: addPerson(world),
    ...fraud('existing-customer'),
  });
  const since = new Date(referral.enrolledAt.getTime() - world.random.between(30, 400) * DAY_MS);
  if (world.random.chance(0.85)) referral.referee.customerSince = since;
}

/** One person behind several referrers, all paid to one account; the friends are real, their referrers are not. */
function addSockPuppets(world: World): void {
  const { random } = world;
  const first = cheat(world);
  const payout = `account-${first.id}`;
  const puppets = [
    first,
    ...Array.from({ length: random.between(2, 4) }, () => addReferrer(world, { home: first.home })),
  ];
  for (const referrer of puppets) {
    if (random.chance(0.9)) referrer.payout = payout;
    times(random.between(1, 4), () => {
      addReferral(world, { referrer, referee: addPerson(world), ...fraud('sock-puppets') });
    });
  }
}

/** A script takes the code: many in one night, seconds after the link. */
function addBot(world: World): void {
  const { random } = world;
  const referrer = cheat(world);
  const day = random.between(10, 170);
  times(random.between(6, 14), () => {
    const enrolledAt = instant(world, day, random.chance(0.8) ? 3 : 14);
    const touchedAt = before(enrolledAt, random.between(1, 20));
    const referee = addPerson(world);
    if (random.chance(0.5)) referee.email = `q${random.between(1000, 9999)}@bin${random.between(1, 10)}.test`;
    addReferral(world, {
      referrer,
      referee,
      enrolledAt,
      touchedAt,
      network: `vpn-${random.between(1, 3)}`,
      ...fraud('bot'),
    });
  });
}

/** Knows what is looked at: another name, browser and account. At most the address is his own. */
function addCareful(world: World): void {
  const referrer = cheat(world);
  const referee = addPerson(world, { home: referrer.home });
  addReferral(world, { referrer, referee, ...fraud('careful') });
}
