import { GuideSearch } from '@/components/help/guide-search';
import { PageNotFound } from '@/components/page/page-not-found';

/** An address of the guide that leads nowhere: the words may still be found. */
export default function HelpNotFound() {
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 pt-8">
      <GuideSearch />
      <PageNotFound />
    </div>
  );
}
