import { createProgramSchema, type ProgramDefinition } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type OrganizationFacts, organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { splitInput } from './split-input';

export interface LandingPreview {
  organization: Pick<OrganizationFacts, 'name' | 'timeZone' | 'accentColor' | 'logo' | 'supportEmail' | 'language'>;
  name: string;
  currency: string;
  endsAt: Date | null;
  definition: ProgramDefinition;
}

/** What the landing page of a programme would be made of, before it is saved. Input: the body of `POST /programs`. Writes nothing. */
export async function previewLanding(ctx: Ctx, input: unknown): Promise<LandingPreview> {
  authorize(ctx, 'programs:read');
  const program = parse(createProgramSchema, input);
  const { definition } = splitInput(program);
  const { name, timeZone, accentColor, logo, supportEmail, language } = await readOnly(ctx, (tx) =>
    organizationFacts(tx, ctx),
  );
  return {
    organization: { name, timeZone, accentColor, logo, supportEmail, language },
    name: program.name,
    currency: program.currency,
    endsAt: program.endsAt ?? null,
    definition,
  };
}
