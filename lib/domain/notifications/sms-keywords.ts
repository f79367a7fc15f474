/** What a reply to a text message asks for: the words that carriers prescribe, and nothing else counts. */
export type SmsKeyword = 'stop' | 'start' | 'help';

const WORDS: Readonly<Record<string, SmsKeyword>> = {
  STOP: 'stop',
  STOPALL: 'stop',
  UNSUBSCRIBE: 'stop',
  CANCEL: 'stop',
  END: 'stop',
  QUIT: 'stop',
  START: 'start',
  UNSTOP: 'start',
  YES: 'start',
  HELP: 'help',
  INFO: 'help',
};

/** The keyword that a reply is, in any case and with spaces, dots or exclamation marks around it; null for any other text. */
export function smsKeyword(body: string): SmsKeyword | null {
  const word = body.replaceAll(/^[\s."'!]+|[\s."'!]+$/g, '').toUpperCase();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
