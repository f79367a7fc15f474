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

const ALIASES: Readonly<Record<string, Channel>> = {
  twitter: 'x',
  mail: 'email',
  'e-mail': 'email',
  wa: 'whatsapp',
  fb: 'facebook',
  ig: 'instagram',
  share: 'share-sheet',
  native: 'share-sheet',
  text: 'sms',
};

/** The channel a link names in `?c=`. Never fails: absent is `link`, unknown is `other`. */
export function parseChannel(value: string | null | undefined): Channel {
  const name = value?.trim().toLowerCase();
  if (!name) return 'link';
  if ((CHANNELS as readonly string[]).includes(name)) return name as Channel;
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] as Channel) : 'other';
}
