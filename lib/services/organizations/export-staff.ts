import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, listAsCsv } from '../pages-as-csv';
import type { StaffMember } from './create-staff';
import { listStaff } from './reads';

const COLUMNS: CsvColumns<StaffMember> = {
  id: (row) => row.id,
  name: (row) => row.name,
  email: (row) => row.email,
  role: (row) => row.role,
  signsInWith: (row) => (row.hasPassword ? 'password' : 'link'),
  createdAt: (row) => row.createdAt,
  disabledAt: (row) => row.disabledAt,
};

/** The staff as CSV by name, the disabled ones included. */
export async function openStaffCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'staff:read');
  return listAsCsv(COLUMNS, await listStaff(ctx));
}
