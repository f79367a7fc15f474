/** Ways a share travels. The order is the order of colours and legends. */
export const CHANNELS = [
  'link',
  'whatsapp',
  'email',
  'sms',
  'facebook',
  'x',
  'linkedin',
  'instagram',
  'telegram',
  'qr',
  'print',
  'copy',
  'share-sheet',
  'told',
  'enrolment',
  'api',
  'import',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** One letter for what links are often shared by, so that a link stays short enough to print: `/r/CODE/w`. */
export const CHANNEL_LETTERS = {
  w: 'whatsapp',
  e: 'email',
  s: 'sms',
  f: 'facebook',
  x: 'x',
  l: 'linkedin',
  i: 'instagram',
  t: 'telegram',
  q: 'qr',
  p: 'print',
  c: 'copy',
  h: 'share-sheet',
} as const satisfies Readonly<Record<string, Channel>>;

const ALIASES: Readonly<Record<string, Channel>> = {
  ...CHANNEL_LETTERS,
  twitter: 'x',
  mail: 'email',
  'e-mail': 'email',
  wa: 'whatsapp',
  fb: 'facebook',
  ig: 'instagram',
  tg: 'telegram',
  share: 'share-sheet',
  native: 'share-sheet',
  text: 'sms',
};

/** The channel a link names in `?c=`. Never fails: absent is `link`, unknown is `other`. */
export function parseChannel(value: string | null | undefined): Channel {
  const name = value?.trim().toLowerCase();
  return name ? (knownChannel(name) ?? 'other') : 'link';
}

/** The channel that the last part of a short link names, `/r/CODE/w` or `/r/CODE/whatsapp`; null when it names none. */
export function channelOfPath(part: string): Channel | null {
  return knownChannel(part.toLowerCase());
}

function knownChannel(name: string): Channel | null {
  if ((CHANNELS as readonly string[]).includes(name)) return name as Channel;
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] as Channel) : null;
}
