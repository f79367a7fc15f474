// Without zod, for what the browser is sent.

export const REPORT_REASONS = ['rude', 'spam', 'private', 'other'] as const;
