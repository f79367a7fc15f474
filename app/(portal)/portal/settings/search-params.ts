import { createLoader, parseAsStringLiteral } from 'nuqs/server';

/** What the address of the settings says: whether Stripe has just sent the person back. */
export const loadSettingsParams = createLoader({ stripe: parseAsStringLiteral(['done', 'again']) });
