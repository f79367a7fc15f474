/** The demo school's people and things. Plain data; `scripts/seed` brings it to life through the services. */

export const SCHOOL = { slug: 'demo', name: 'Lingua Demo School', currency: 'USD', timeZone: 'America/New_York' };

export const SETTINGS = { defaultRegion: 'US', supportEmail: 'hello@demo.example', accentColor: '#2f6f5e' };

/** Known to everybody who reads this: for looking around, never for a real school. */
export const STAFF = [
  { role: 'owner', name: 'Olivia Grant', email: 'owner@demo.example', password: 'kith-demo-owner' },
  { role: 'manager', name: 'Marcus Bell', email: 'manager@demo.example', password: 'kith-demo-manager' },
  { role: 'finance', name: 'Farah Khan', email: 'finance@demo.example', password: 'kith-demo-finance' },
  { role: 'viewer', name: 'Vera Lind', email: 'viewer@demo.example', password: 'kith-demo-viewer' },
] as const;

export const COURSES = [
  { externalId: 'spanish-a1', name: 'Spanish A1', priceMinor: 42_000 },
  { externalId: 'spanish-a2', name: 'Spanish A2', priceMinor: 46_000 },
  { externalId: 'english-b1', name: 'English B1', priceMinor: 52_000 },
  { externalId: 'french-a1', name: 'French A1', priceMinor: 44_000 },
  { externalId: 'intensive', name: 'Intensive summer course', priceMinor: 149_000 },
  { externalId: 'conversation', name: 'Conversation club', priceMinor: 16_000 },
] as const;

export const INTENSIVE = 'intensive';

export interface DemoPerson {
  externalId: string;
  firstName: string;
  lastName: string;
  email: string;
  standing: { kind: string; status: string }[];
  birthDate?: string;
  guardianExternalId?: string;
  /** The code that this person shares in the students' programme. */
  code?: string;
  /** … and in the families' programme. */
  familyCode?: string;
}

const active = (kind: string) => [{ kind, status: 'active' }];

/** Somebody of the demo: a student with a mailbox of the demo, unless told otherwise. */
export function person(name: string, id: string, rest: Partial<DemoPerson> = {}): DemoPerson {
  const [firstName = '', lastName = ''] = name.split(' ');
  const mailbox = firstName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return {
    externalId: id,
    firstName,
    lastName,
    email: `${mailbox}@demo.example`,
    standing: active('student'),
    ...rest,
  };
}

/** Who refers: students and alumni, the first ones the most. */
const STUDENTS = [
  person('Ana Gómez', 'S-01', { code: 'ANA-2026' }),
  person('Ben Carter', 'S-02', { code: 'BEN-C' }),
  person('Chloé Martin', 'S-03', { code: 'CHLOE-FR' }),
  person('Daniel Okafor', 'S-04', { code: 'DANIEL-10' }),
  person('Emma Rossi', 'S-05', { code: 'EMMA-R' }),
  person('Felix Braun', 'S-06', { code: 'FELIX-B1' }),
  person('Grace Lee', 'S-07', { code: 'GRACE-LEE' }),
  person('Hugo Silva', 'S-08', { code: 'HUGO-SILVA' }),
  person('Ines Duarte', 'S-09'),
  person('Jonas Weber', 'S-10'),
  person('Kira Novak', 'S-11'),
  person('Leo Fischer', 'S-12', { standing: [{ kind: 'student', status: 'inactive' }] }),
];

const ALUMNI = [
  person('Maya Patel', 'A-01', { standing: active('alumnus'), code: 'MAYA-P' }),
  person('Noah Kim', 'A-02', { standing: active('alumnus'), code: 'NOAH-KIM' }),
  person('Oscar Lund', 'A-03', { standing: active('alumnus'), code: 'OSCAR-L' }),
  person('Paula Reyes', 'A-04', { standing: active('alumnus'), code: 'PAULA-R' }),
  person('Quinn Adams', 'A-05', { standing: active('alumnus') }),
  person('Rosa Conti', 'A-06', { standing: active('alumnus') }),
];

const FAMILIES = [
  person('Sarah Nguyen', 'P-01', { standing: active('parent'), familyCode: 'NGUYEN-FAMILY' }),
  person('Thomas Moreau', 'P-02', { standing: active('parent'), familyCode: 'MOREAU-FAMILY' }),
  person('Uma Sharma', 'P-03', { standing: active('parent'), familyCode: 'SHARMA-FAMILY' }),
  person('Lily Nguyen', 'C-01', { guardianExternalId: 'P-01', birthDate: '2014-03-11' }),
  person('Max Moreau', 'C-02', { guardianExternalId: 'P-02', birthDate: '2012-09-02' }),
  person('Dev Sharma', 'C-03', { guardianExternalId: 'P-03', birthDate: '2015-06-23' }),
];

const OTHERS = [
  person('Viktor Hale', 'F-01', { standing: active('affiliate') }),
  person('Wendy Cole', 'F-02', { standing: active('partner') }),
  person('Xenia Popov', 'L-01', { standing: active('lead') }),
  person('Yusuf Demir', 'L-02', { standing: active('lead') }),
];

export const PEOPLE: readonly DemoPerson[] = [...STUDENTS, ...ALUMNI, ...FAMILIES, ...OTHERS];

/** The referrer whose portal has the most to show. */
export const PORTAL_EMAIL = 'ana@demo.example';

/** A student under age whose guardian was not asked yet. */
export const MINOR_EMAIL = 'max@demo.example';

const FRIEND_NAMES =
  'Alba Ruiz,Bruno Costa,Clara Jensen,Dario Vega,Elena Petrova,Finn Murphy,Gia Romano,Henry Wood,Isla Brown,Jack Turner,Katya Orlova,Liam Walsh,' +
  'Mina Sato,Nils Berg,Olga Marek,Pedro Alves,Rania Haddad,Sven Holm,Tara Singh,Ugo Ferri,Vanja Ilic,Will Stone,Xavi Puig,Yara Nasser';

/** Who came through a friend and enrolled. */
export const FRIENDS = FRIEND_NAMES.split(',').map((name, index) => ({
  ...person(name, `N-${String(index + 1).padStart(2, '0')}`, { standing: [] }),
  email: `${name.split(' ').join('.').toLowerCase()}@friends.example`,
}));

/** Who has left a name and not enrolled yet. */
export const WAITING =
  'Adam Fox,Bea Long,Carl Dietz,Dora Klein,Eli Marsh,Fay Young,Gus Porter,Hana Ito,Ivan Babic,June Park'
    .split(',')
    .map((name) => {
      const [firstName = '', lastName = ''] = name.split(' ');
      return { firstName, lastName, email: `${firstName}.${lastName}@friends.example`.toLowerCase() };
    });

/** Who enrolled without anybody's help. */
export const WALK_INS = [
  'arlo@walkin.example',
  'brit@walkin.example',
  'cleo@walkin.example',
  'dina@walkin.example',
  'eric@walkin.example',
  'fred@walkin.example',
];
