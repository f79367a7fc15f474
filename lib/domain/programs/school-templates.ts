import { templateTerms } from './template-terms';
import type { TemplateMaker } from './template-type';

const lastTouch = { model: 'last', split: false } as const;
const STUDENTS = 'active students and alumni of the school';

export const languageSchool: TemplateMaker = (toMinor) => ({
  id: 'language-school',
  industry: 'Language school',
  summary: 'Cash for students who bring a friend, a tenth off for the friend, more from the third friend on.',
  notes: [
    'Reward both sides: a friend with a reason of his own enrols about as often again as one without.',
    'Pay after the payment, not after the enrolment, and hold for the refund window: most refunds come in the first two weeks.',
    'A step at the third friend keeps the few who refer a lot going; they bring most of the enrolments.',
    'Cap a percentage, so that an intensive course does not eat the margin of the year.',
  ],
  definition: {
    name: 'Bring a friend',
    description: 'Students and alumni invite friends to their first course.',
    programType: 'student',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 14,
    attribution: lastTouch,
    eligibility: {},
    rewards: {
      referrer: { kind: 'cash', amountMinor: toMinor(50) },
      referee: { kind: 'discount', rateBps: 1000, capMinor: toMinor(50) },
      tiers: [{ fromCount: 3, amountMinor: toMinor(75) }],
    },
    termsAndConditions: templateTerms(STUDENTS, 'your friend has paid the first course', 14),
  },
});

export const tutoring: TemplateMaker = (toMinor) => ({
  id: 'tutoring',
  industry: 'Tutoring',
  summary: 'Lesson credit for both families once the friend has come to three lessons.',
  notes: [
    'Families stay for lessons, so credit is worth more to them than it costs you, and it brings them back.',
    'Count lessons that were attended, not trial bookings: three lessons tell a student from a visitor.',
    'Give both sides the same: a gift that looks fair is easier to pass on.',
  ],
  definition: {
    name: 'Learn together',
    description: 'Lesson credit for both when a friend stays.',
    programType: 'student',
    validityDays: 90,
    trigger: { milestone: 'attended', count: 3 },
    holdDays: 7,
    attribution: lastTouch,
    eligibility: {},
    rewards: {
      referrer: { kind: 'credit', amountMinor: toMinor(30) },
      referee: { kind: 'credit', amountMinor: toMinor(30) },
      bonuses: [{ atCount: 5, every: true, kind: 'credit', amountMinor: toMinor(50) }],
      expiryDays: 365,
    },
    termsAndConditions: templateTerms(STUDENTS, 'your friend has attended three lessons', 7),
  },
});

export const codingSchool: TemplateMaker = (toMinor) => ({
  id: 'coding-school',
  industry: 'Coding school',
  summary: 'A higher reward for long bootcamps, a smaller one for short courses, paid after a month.',
  notes: [
    'Prices differ widely: set a course rule for the bootcamp instead of one rate for all.',
    'Hold for a month: bootcamps lose most of their drop-outs in the first weeks.',
    'Alumni who found a job refer best; write to them three months after they finish.',
  ],
  definition: {
    name: 'Code with a friend',
    description: 'Students and alumni invite future developers.',
    programType: 'student',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 30,
    attribution: lastTouch,
    eligibility: {},
    rewards: {
      referrer: { kind: 'cash', rateBps: 500, capMinor: toMinor(250) },
      referee: { kind: 'discount', rateBps: 500, capMinor: toMinor(200) },
      bonuses: [{ atCount: 3, every: false, kind: 'merchandise', item: 'Hooded sweatshirt', amountMinor: toMinor(40) }],
    },
    termsAndConditions: templateTerms(STUDENTS, 'your friend has paid the course', 30),
  },
});

export const drivingSchool: TemplateMaker = (toMinor) => ({
  id: 'driving-school',
  industry: 'Driving school',
  summary: 'A driving lesson’s worth for both, at once after enrolment, told from friend to friend.',
  notes: [
    'Learners leave after a few months: make the reward quick and the code easy to say aloud.',
    'Print the code on the learner’s card and the car’s window; scans and told codes count like links.',
    'Cash works better than credit here, since nobody takes lessons after the test.',
  ],
  definition: {
    name: 'Share the road',
    description: 'Learners bring classmates.',
    programType: 'student',
    validityDays: 60,
    trigger: { milestone: 'enrolled' },
    holdDays: 14,
    attribution: lastTouch,
    eligibility: { minimumAge: 16 },
    rewards: {
      referrer: { kind: 'cash', amountMinor: toMinor(40) },
      referee: { kind: 'discount', amountMinor: toMinor(40) },
    },
    termsAndConditions: templateTerms(`${STUDENTS}, 16 or older`, 'your friend has enrolled', 14),
  },
});

export const college: TemplateMaker = (toMinor) => ({
  id: 'college',
  industry: 'College',
  summary: 'A fixed reward per enrolled student with a season before the term, checked by staff.',
  notes: [
    'Applicants hear of a college from several people: keep the first and the last touch in view before you pay.',
    'Amounts over 100.00 are approved by a person; agree with finance who does it before the term starts.',
    'Ask your compliance office: some countries restrict paying for the recruitment of students.',
  ],
  definition: {
    name: 'Campus ambassadors',
    description: 'Students and alumni bring future students to an open day and to the first term.',
    programType: 'student',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 30,
    attribution: { model: 'position', split: false },
    eligibility: {},
    rewards: {
      referrer: { kind: 'cash', amountMinor: toMinor(150) },
      referee: { kind: 'merchandise', item: 'Welcome box', amountMinor: toMinor(30) },
      bonuses: [{ atCount: 5, every: false, kind: 'cash', amountMinor: toMinor(100) }],
    },
    termsAndConditions: templateTerms(STUDENTS, 'your friend has paid the first term', 30),
  },
});

export const onlineAcademy: TemplateMaker = (toMinor) => ({
  id: 'online-academy',
  industry: 'Online academy',
  summary: 'A percentage of every course as credit, with steps for those who refer a lot.',
  notes: [
    'A percentage follows prices that change often; the net value after vouchers is what counts.',
    'Credit costs an online academy little and keeps learners learning.',
    'Let steps start at five and fifteen friends: sharing online is easy, so the bar can be higher.',
  ],
  definition: {
    name: 'Share what you learn',
    description: 'Learners earn course credit for every friend.',
    programType: 'student',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 30,
    attribution: lastTouch,
    eligibility: {},
    rewards: {
      referrer: { kind: 'credit', rateBps: 1500, capMinor: toMinor(100) },
      referee: { kind: 'discount', rateBps: 2000, capMinor: toMinor(100) },
      tiers: [
        { fromCount: 5, rateBps: 2000 },
        { fromCount: 15, rateBps: 2500 },
      ],
      expiryDays: 365,
    },
    termsAndConditions: templateTerms(STUDENTS, 'your friend has paid a course', 30),
  },
});
