import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { ProgramTemplate } from '@/lib/domain/programs/template-type';
import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { translator } from './translator';

type Id = Exclude<keyof typeof messages.programTemplates, 'terms'>;

/** A template with its words in the reader's language: what it is for, why it is so, and what a programme made of it starts with. */
export function sayTemplate(template: ProgramTemplate, locale: Locale): ProgramTemplate {
  const id = template.id as Id;
  const texts = messages.programTemplates[id];
  if (locale === DEFAULT_LOCALE || !texts) return template;
  const t = translator('programTemplates', 'UTC', locale);
  const { definition } = template;
  const terms = { who: t(`${id}.who`), earns: t(`${id}.earns`), days: String(definition.holdDays) };
  return {
    ...template,
    industry: t(`${id}.industry`),
    summary: t(`${id}.summary`),
    notes: Object.keys(texts.notes).map((note) => t(`${id}.notes.${note as 'note1'}`)),
    definition: {
      ...definition,
      name: t(`${id}.name`),
      description: t(`${id}.description`),
      rewards: 'item' in texts ? withItem(definition.rewards, t(`${id as 'college'}.item`)) : definition.rewards,
      termsAndConditions: t('terms', terms),
    },
  };
}

/** Of a template's rules one at most gives merchandise. */
function withItem(rewards: RewardsInput, item: string): RewardsInput {
  return JSON.parse(JSON.stringify(rewards), (key, value) => (key === 'item' ? item : value));
}
