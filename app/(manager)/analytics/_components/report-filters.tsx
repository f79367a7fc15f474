import { PeriodChips } from '../../dashboard/_components/period-chips';
import { ProgramFilter } from '../../dashboard/_components/program-filter';
import type { Report } from './load-report';

/** Period and programme of a report, kept in its address. */
export function ReportFilters({ report: { days, program, programs }, path }: { report: Report; path: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <PeriodChips path={path} days={days} program={program} />
      <ProgramFilter programs={programs} chosen={program} />
    </div>
  );
}
