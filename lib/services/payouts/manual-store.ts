import { findManualTransfer, listManualTransfers, putManualTransfer } from '@/db/queries/manual-transfers';
import type { ManualTransferStore } from '@/lib/integrations/payouts/manual';
import { systemCtx } from '../context';
import { transact } from '../transact';

/** The list of bank transfers that `manualPayouts` works on: its own transactions, as another company's books would be. */
export const manualStore: ManualTransferStore = {
  find: (organizationId, key) =>
    transact(systemCtx(organizationId, new Date()), ({ sql }) => findManualTransfer(sql, key)),
  put: (transfer) =>
    transact(systemCtx(transfer.organizationId, new Date()), ({ sql }) => putManualTransfer(sql, transfer)),
  list: (organizationId, since) =>
    transact(systemCtx(organizationId, new Date()), ({ sql }) => listManualTransfers(sql, since)),
};
