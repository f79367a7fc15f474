import { describe, expect, it } from 'vitest';
import { programTemplates } from '@/lib/domain/programs/templates';
import { LOCALES } from '@/lib/i18n/config';
import { messages } from '@/lib/i18n/messages';
import { sayTemplate } from '@/lib/i18n/say-template';
import { translator } from '@/lib/i18n/translator';

const templates = programTemplates('EUR');

/** Every text of a template, and apart from it all that is a rule. */
function wordsOf({ industry, summary, notes, definition }: (typeof templates)[number]) {
  const items = JSON.stringify(definition.rewards).match(/(?<="item":")[^"]*/g) ?? [];
  return [
    industry,
    summary,
    ...notes,
    definition.name,
    definition.description,
    ...items,
    ...definition.termsAndConditions.split('\n'),
  ];
}

const rulesOf = ({ id, definition }: (typeof templates)[number]) => {
  const { name, description, termsAndConditions, ...rules } = definition;
  return JSON.stringify({ id, ...rules }).replace(/"item":"[^"]*"/g, '');
};

describe('templates of programmes', () => {
  it('stand in the English catalogue as the core has them', () => {
    const t = translator('programTemplates');
    const { terms: _, ...each } = messages.programTemplates;
    expect(Object.keys(each)).toEqual(templates.map(({ id }) => id));
    for (const template of templates) {
      const texts = each[template.id as keyof typeof each];
      const { holdDays } = template.definition;
      const terms = t('terms', { who: texts.who, earns: texts.earns, days: String(holdDays) });
      const { industry, summary, notes, name, description } = texts;
      const item = 'item' in texts ? [texts.item] : [];
      const said = [industry, summary, ...Object.values(notes), name, description, ...item, ...terms.split('\n')];
      expect(said).toEqual(wordsOf(template));
    }
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))('have no English word in %s, and the same rules', (locale) => {
    for (const template of templates) {
      const said = sayTemplate(template, locale);
      expect(rulesOf(said)).toBe(rulesOf(template));
      const [own, core] = [wordsOf(said), wordsOf(template)];
      expect(own).toHaveLength(core.length);
      // A trade can have the same name in both.
      expect(own.slice(1).filter((text) => core.includes(text))).toEqual([]);
    }
  });

  it('are as the core has them in English', () => {
    for (const template of templates) expect(sayTemplate(template, 'en')).toBe(template);
  });
});
