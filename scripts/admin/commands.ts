import { apiClientCreate } from './api-client-create';
import type { Command } from './command';
import { importFile } from './import';
import { orgCreate } from './org-create';
import { programCreate, programPublish } from './program-create';
import { seed } from './seed';
import { staffCreate } from './staff-create';
import { auditVerify, ledgerVerify } from './verify';

/** Every command, in the order of help. */
export const COMMANDS: readonly Command[] = [
  orgCreate,
  staffCreate,
  apiClientCreate,
  programCreate,
  programPublish,
  importFile,
  auditVerify,
  ledgerVerify,
  seed,
];
