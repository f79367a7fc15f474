import { z } from '@hono/zod-openapi';
import {
  amountMinorSchema,
  currencySchema,
  externalIdSchema,
  instantSchema,
  timeZoneSchema,
  wholeDaySchema,
} from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';

const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';

/** What JSON Schema cannot see in the core's schemas, said in its words. */
export function describeLeaves(): void {
  z.globalRegistry.add(idSchema, { format: 'uuid', pattern: UUID });
  z.globalRegistry.add(instantSchema, { format: 'date-time', examples: ['2026-08-01T09:00:00Z'] });
  z.globalRegistry.add(wholeDaySchema, { format: 'date' });
  z.globalRegistry.add(currencySchema, { pattern: '^[A-Z]{3}$', examples: ['USD'], description: 'ISO 4217 code.' });
  z.globalRegistry.add(amountMinorSchema, { description: 'Whole minor units of the currency: 5000 is 50.00 dollars.' });
  z.globalRegistry.add(externalIdSchema, { description: 'The id that your own system gave it.' });
  z.globalRegistry.add(timeZoneSchema, { description: 'IANA time zone.', examples: ['America/New_York'] });
}
