/** What the demo school's students say to each other. Plain data; people by the ids of `demo-school`. */

export const SCHOOL_VOICE = 'school';

export interface DemoPost {
  by: string;
  daysAgo: number;
  body: string;
  /** In the order of writing; `hoursLater` counts from the post. */
  replies?: readonly { by: string; hoursLater: number; body: string }[];
  /** Who said that it does not belong here. From the third person on it waits hidden. */
  reports?: readonly { by: string; reason: 'rude' | 'spam' | 'private' | 'other' }[];
  /** Why somebody of the school hid it. */
  hidden?: string;
}

/** Oldest first. */
export const POSTS: readonly DemoPost[] = [
  {
    by: SCHOOL_VOICE,
    daysAgo: 52,
    body: 'Welcome to the board! Tell each other what works when you invite a friend. Please post no phone numbers and no addresses. We read along every day.',
  },
  {
    by: 'S-02',
    daysAgo: 47,
    body: 'What do you write to a friend who says “I have no talent for languages”?',
    replies: [
      {
        by: 'A-01',
        hoursLater: 2,
        body: 'I send a voice message in Spanish with all my mistakes. It makes them laugh.',
      },
      { by: 'S-05', hoursLater: 5, body: 'That the trial lesson costs nothing and nobody gets a mark.' },
      {
        by: SCHOOL_VOICE,
        hoursLater: 20,
        body: 'In Spanish A1 everybody begins at zero. Nobody is the worst one there.',
      },
    ],
  },
  {
    by: 'S-01',
    daysAgo: 33,
    body: 'My sixth friend starts on Monday! One message to the volleyball group did more than ten posts.',
    replies: [
      { by: 'S-07', hoursLater: 1, body: 'Congratulations! Did you send the code or the link?' },
      { by: 'S-01', hoursLater: 3, body: 'The link. They only had to leave a name.' },
    ],
  },
  {
    by: 'S-04',
    daysAgo: 24,
    body: 'CHEAP FOLLOWERS!!! Write to me and I put your link on 50 pages.',
    reports: [{ by: 'S-05', reason: 'spam' }],
    hidden: 'We invite people we know. Selling places for links is not allowed.',
  },
  {
    by: 'A-03',
    daysAgo: 18,
    body: 'The small cards with the QR code are great for the noticeboard at work. Ask at the front desk, they print them for you.',
    replies: [{ by: 'S-03', hoursLater: 4, body: 'Also good for the café next to the school. Ask the owner first.' }],
  },
  {
    by: 'S-08',
    daysAgo: 12,
    body: 'Does the discount of my friend also count for the summer course?',
    replies: [
      {
        by: SCHOOL_VOICE,
        hoursLater: 3,
        body: 'Yes. Your friend pays 10% less, and you get more for the summer course too.',
      },
      { by: 'S-08', hoursLater: 4, body: 'Perfect, thank you.' },
    ],
  },
  {
    by: 'S-06',
    daysAgo: 6,
    body: 'Who goes to the conversation club on Thursday? I bring two friends who want to look at it.',
    replies: [
      { by: 'S-03', hoursLater: 1, body: 'Me! Tell them to come ten minutes early.' },
      { by: 'A-02', hoursLater: 7, body: 'I come by as well, for old times.' },
    ],
  },
  {
    by: 'S-10',
    daysAgo: 3,
    body: 'Send me your friends’ numbers and I call them for you.',
    reports: [
      { by: 'S-01', reason: 'private' },
      { by: 'S-07', reason: 'private' },
      { by: 'A-01', reason: 'spam' },
    ],
  },
  {
    by: 'S-11',
    daysAgo: 1.5,
    body: 'Honestly, whoever only invites family is just lazy.',
    reports: [{ by: 'S-02', reason: 'rude' }],
  },
  {
    by: 'S-07',
    daysAgo: 0.4,
    body: 'My friend left her name yesterday and got an answer this morning. That was fast!',
    replies: [{ by: 'S-05', hoursLater: 2, body: 'Same here last week. Good luck to her!' }],
  },
];

/** Who agreed to be seen in the list of the month. */
export const RANKED = ['S-01', 'S-02', 'S-03', 'S-04', 'S-05', 'S-07', 'A-01', 'A-02', 'A-03', 'A-04'];

/** Open for some weeks; and one that is over. Days from today. */
export const CHALLENGES = [
  { title: 'Two friends for the summer', goal: 2, from: -75, to: -45, recognition: 'A school bag' },
  {
    title: 'Three friends before the holidays',
    goal: 3,
    from: -28,
    to: 17,
    recognition: 'Two tickets for our film evening',
  },
];

export const LESSON = {
  title: 'Bring a friend to the open evening',
  body: 'On the first Thursday of each month our doors are open from six to eight. Your friend meets a teacher, tries ten minutes of a lesson and asks everything.\n\nTell your friend what will happen, and that nobody has to sign anything. Meet at the door and go in together: the first minute is the hardest.',
  questions: [
    {
      text: 'When is the open evening?',
      answers: ['Every Saturday', 'On the first Thursday of the month', 'Once a year'],
      right: 1,
    },
    {
      text: 'What helps your friend the most?',
      answers: ['A long text about grammar', 'A list of prices', 'That you go in together'],
      right: 2,
    },
  ],
};

/** Who has done which pieces that come with Kith, with the right answers: the first so many. */
export const LEARNERS = { 'S-01': 2, 'S-02': 3, 'S-03': 1, 'S-05': 3, 'S-07': 2, 'A-01': 3, 'A-03': 1 } as const;

/** Whom somebody brought, as he says, and nobody knows of. */
export const MISSED = {
  by: 'S-05',
  daysAgo: 1.5,
  sharedDaysAgo: 26,
  friendName: 'Fred',
  friendContact: 'fred@walkin.example',
  channel: 'told',
  note: 'I told Fred my code after the conversation club. He says he forgot to name it at the desk.',
};

export const QUESTIONS = [
  {
    by: 'S-03',
    daysAgo: 2,
    subject: 'My friend signed up without my link',
    body: 'My friend Bea called the school and did not use my link. Can you still add her to my friends?',
  },
  {
    by: 'A-04',
    daysAgo: 0.6,
    subject: 'When do I get my money?',
    body: 'My friend started four weeks ago. On which day is the next payment?',
  },
];
