import { describe, expect, it } from 'vitest';
import { sayRowError } from '@/lib/i18n/say-refusal';
import { issueCode } from '@/lib/services/codes/issue-code';
import type { ImportKind } from '@/lib/services/import/kind-names';
import { previewImport } from '@/lib/services/import/preview-import';
import { aContact } from '@/tests/factories/contact';
import { csv } from '@/tests/factories/csv';
import { anOrganization } from '@/tests/factories/organization';
import { aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

useDatabase();

async function aSchool() {
  const ctx = await anOrganization();
  const program = await aProgram(ctx, { startsAt: '2021-01-01T00:00:00Z' });
  const { id: contactId } = await aContact(ctx, { externalId: 'S1' });
  const { code } = await issueCode(ctx, program.id, { contactId });
  return { ctx, program, code };
}

describe('what is wrong with a row', () => {
  it.each<[ImportKind, string, string, string]>([
    [
      'contacts',
      'external_id,email\nS2,nobody',
      'email: Muss eine E-Mail-Adresse sein.',
      'email: Debe ser una dirección',
    ],
    [
      'contacts',
      'external_id,birth_date\nS2,31.12.2001',
      'birth_date: Muss ein Tag des Kalenders sein, zum Beispiel 2026-08-01.',
      'birth_date: Debe ser un día del calendario, por ejemplo 2026-08-01.',
    ],
    [
      'contacts',
      'external_id,standing\nS2,pupil',
      'standing: Muss eins davon sein: student, alumnus, parent, affiliate, partner, lead.',
      'standing: Debe ser uno de estos: student,',
    ],
    ['contacts', 'external_id,guardian_external_id\nS2,S9', 'guardian_external_id: Niemand hat', ': Nadie tiene'],
    [
      'contacts',
      'external_id,email\nS2,"open',
      ': Ein Feld in Anführungszeichen ist nicht geschlossen.',
      ': Falta cerrar',
    ],
    ['contacts', 'external_id,email\nS2,a@b.example,c', ': Es sind 3 Felder für 2 Spalten.', ': Hay 3 campos para 2'],
    [
      'courses',
      'external_id,name,price_minor,currency\nA1,A1,dear,USD',
      'price_minor: Muss ein Betrag',
      ': Debe ser un importe',
    ],
    ['courses', 'external_id,name,price_minor,currency\nA1,,1,USD', 'name: Fehlt.', 'name: Falta.'],
    [
      'codes',
      'code,contact_external_id\nANA-2026,S9',
      'contact_external_id: Niemand hat diese Nummer.',
      ': Nadie tiene este',
    ],
    [
      'touches',
      'code,occurred_at\nNOBODY-1,2022-01-01T00:00:00Z',
      'code: Den Code NOBODY-1 gibt es nicht.',
      ': No existe el código',
    ],
    [
      'touches',
      'code,occurred_at\nNOBODY-1,soon',
      'occurred_at: Muss ein Zeitpunkt mit Zeitzone sein',
      ': Debe ser un instante',
    ],
  ])('%s: %j', async (kind, text, german, spanish) => {
    const { ctx, program } = await aSchool();
    const { outcomes } = await previewImport(ctx, kind, text, { programId: program.id });
    const said = (locale: 'de' | 'es' | 'en') =>
      outcomes.flatMap(({ errors }) => errors.map((error) => sayRowError(error, locale)));
    expect(said('en')).toEqual(outcomes.flatMap(({ errors }) => errors));
    const lines = (locale: 'de' | 'es') => said(locale).map(({ column, message }) => `${column}: ${message}`);
    expect(lines('de')).toEqual([expect.stringContaining(german)]);
    expect(lines('es')).toEqual([expect.stringContaining(spanish)]);
  });

  it('is what the service says when it refuses a row as a whole', async () => {
    const { ctx, program, code } = await aSchool();
    await aContact(ctx, { externalId: 'S2' });
    const { outcomes } = await previewImport(ctx, 'codes', csv('code,contact_external_id', `${code},S2`), {
      programId: program.id,
    });
    const [error] = outcomes[0]?.errors ?? [];
    expect(error?.code).toBe('code-taken');
    expect(error && sayRowError(error, 'de').message).toBe(`Den Code ${code} gibt es schon.`);
  });
});
