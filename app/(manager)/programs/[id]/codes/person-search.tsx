'use client';
import { useTranslations } from 'next-intl';
import { LiveSearch } from '@/components/forms/live-search';
import { type FoundPerson, findPeopleAction } from './actions';

/** Finds a person by name or address. */
export function PersonSearch({ onChoose }: { onChoose: (person: FoundPerson) => void }) {
  const t = useTranslations('programs.codes');
  return (
    <LiveSearch
      words={{
        ...{ label: t('person'), placeholder: t('personPlaceholder') },
        ...{ type: t('type'), none: t('noPeople'), searching: t('searching') },
      }}
      find={findPeopleAction}
      lineOf={({ id, name, detail }) => ({ id, title: name, detail })}
      onChoose={onChoose}
    />
  );
}
