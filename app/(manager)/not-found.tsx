import { PageNotFound } from '@/components/page/page-not-found';

// Inside the shell, which has the page's main landmark already.
export default PageNotFound;
