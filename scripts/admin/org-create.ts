import { createOrganization } from '@/lib/services/organizations/create-organization';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { systemWithout, withDatabase } from './with-database';

export const orgCreate: Run = async (given) => {
  const input = {
    slug: required(given, 'slug'),
    name: required(given, 'name'),
    currency: required(given, 'currency'),
    timeZone: required(given, 'time-zone'),
  };
  const { id, slug, name, currency, timeZone } = await withDatabase(() => createOrganization(systemWithout(), input));
  printJson({ id, slug, name, currency, timeZone });
  return 0;
};
