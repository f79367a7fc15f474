import { majorToMinor } from '../money/money';
import { affiliates, parents, partners } from './other-templates';
import { codingSchool, college, drivingSchool, languageSchool, onlineAcademy, tutoring } from './school-templates';
import type { ProgramTemplate } from './template-type';

const MAKERS = [
  languageSchool,
  tutoring,
  codingSchool,
  drivingSchool,
  college,
  onlineAcademy,
  parents,
  affiliates,
  partners,
];

/** The pre-built programmes with their best-practice notes, in minor units of `currency` (US-003-07, "Program Templates"). */
export function programTemplates(currency: string): ProgramTemplate[] {
  return MAKERS.map((make) => make((major) => majorToMinor(major, currency)));
}

/** One template by its id, or undefined. */
export function findTemplate(id: string, currency: string): ProgramTemplate | undefined {
  return programTemplates(currency).find((template) => template.id === id);
}
