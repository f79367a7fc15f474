'use client';
import { useTranslations } from 'next-intl';
import { LiveSearch } from '@/components/forms/live-search';
import { type FoundCode, findCodesAction } from '../../../attribution/actions';

/** Finds a code by its letters or its owner. */
export function CodeSearch({ onChoose }: { onChoose: (code: FoundCode) => void }) {
  const t = useTranslations('attribution.override');
  return (
    <LiveSearch
      words={{
        ...{ label: t('search'), placeholder: t('placeholder') },
        ...{ type: t('type'), none: t('noneFound'), searching: t('searching') },
      }}
      find={findCodesAction}
      lineOf={(code) => ({ id: code.code, title: t('chosen', code), detail: code.program })}
      onChoose={onChoose}
    />
  );
}
