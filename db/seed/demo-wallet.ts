/** What credit of the demo school becomes. Plain data; people by the ids of `demo-school`, `scripts/seed` does it through the services. */

/** What can be had for credit: goods, a place in a course, something for somebody else; one that is not offered any more. */
export const ITEMS = [
  { name: 'Tote bag', description: 'Cotton, with the school’s name in five languages.', valueMinor: 1500, stock: 40 },
  { name: 'Water bottle', description: 'Steel, half a litre.', valueMinor: 1200, stock: 3 },
  { name: 'Graded reader', description: 'A short novel on your level. Tell us which.', valueMinor: 1800 },
  { name: 'Bookshop gift card', description: 'For yourself or for a friend.', valueMinor: 2500, stock: 12 },
  {
    name: 'Conversation club, one month',
    description: 'A place in the club, four evenings.',
    valueMinor: 4000,
    stock: 8,
  },
  { name: 'Winter hoodie', description: 'Of last winter.', valueMinor: 3800, stock: 0, isActive: false },
] as const;

interface Made {
  by: string;
  daysAgo: number;
  /** What came of it, and how many days ago. */
  end?: { daysAgo: number } & (
    | { handedOver: string }
    | { cancelled: string }
    | { order: string; amountMinor: number }
    | { expired: true }
    | { refundedMinor: number; reason: string }
  );
}

/** `item` by its name; a code of so much that is good for so many days; so much for a course, which the office applies. */
export type DemoRedemption = Made &
  ({ item: string } | { code: number; days?: number } | { course: string; amountMinor: number });

export const REDEMPTIONS: readonly DemoRedemption[] = [
  { by: 'N-02', daysAgo: 55, item: 'Tote bag', end: { daysAgo: 53, cancelled: 'The bags came two months late.' } },
  { by: 'N-03', daysAgo: 50, code: 2000, days: 14, end: { daysAgo: 35, expired: true } },
  { by: 'N-06', daysAgo: 24, code: 4000, end: { daysAgo: 21, order: 'ORDER-1042', amountMinor: 2500 } },
  {
    by: 'P-03',
    daysAgo: 20,
    item: 'Graded reader',
    end: { daysAgo: 18, handedOver: 'At the front desk: “El misterio de la llave”, A2.' },
  },
  {
    by: 'P-03',
    daysAgo: 12,
    course: 'spanish-a1',
    amountMinor: 4000,
    end: { daysAgo: 3, refundedMinor: 1000, reason: 'One lesson was cancelled.' },
  },
  { by: 'N-12', daysAgo: 9, code: 3000 },
  { by: 'N-04', daysAgo: 6, item: 'Bookshop gift card' },
  { by: 'N-06', daysAgo: 1, item: 'Water bottle' },
];

/** Credit that somebody gives to an address: taken the next day, or waiting there. */
export const GIFTS = [
  { from: 'N-05', to: 'N-07', email: 'gia.romano@friends.example', daysAgo: 8, amountMinor: 1500, isTaken: true },
  { from: 'N-07', to: 'N-10', email: 'jack.turner@friends.example', daysAgo: 2, amountMinor: 1000, isTaken: false },
] as const;
