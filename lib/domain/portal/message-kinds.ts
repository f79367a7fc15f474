// Without zod, for what the browser is sent.

/** The ways of sharing that have words of their own. */
export const MESSAGE_CHANNELS = ['whatsapp', 'email', 'sms', 'share-sheet'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** The ready-made texts of each way. */
export const MESSAGE_VARIANTS = ['story', 'short', 'question'] as const;
export type MessageVariant = (typeof MESSAGE_VARIANTS)[number];
