import type { SealFault } from '@takeup/domain';

const FAULTS: Readonly<Record<SealFault, string>> = {
  unreadable: 'cannot be read as JSON',
  'no-edition': 'holds no edition',
  changed: 'is not what was closed: its content and its SHA-256 do not belong together',
};

export const editions = {
  closed: (month: string, sha256: string) => `${month} is closed. SHA-256 ${sha256}`,
  wasClosed: (month: string, sha256: string) =>
    `${month} was closed before and stays as it is. SHA-256 ${sha256}`,
  none: 'No month is closed yet.',
  notClosed: (month: string) => `${month} is not closed.`,
  howToClose: (month: string) => `takeup edition close ${month} closes it.`,
  seeReports: 'The closed months are listed at /reports, and by takeup edition show.',
  noFormat: (format: string) => `Reports are not made as ${format}.`,
  formats: 'There are html, pdf, csv and json.',
  notWritten: (folder: string, why: string) => `The report could not be written to ${folder}: ${why}.`,
  nothingLeft: 'Files that were there before are as they were.',
  verifiedFile: (file: string) => `${file} is what is made from it, byte for byte.`,
  differs: (file: string) =>
    `${file} differs from what this release makes of the edition. Another release may have made it; the JSON file tells for certain.`,
  noPlace: (place: string) => `There is no file or folder ${place}.`,
  noJson: (folder: string) => `${folder} holds no edition: there is no JSON file in it.`,
  chainBroken: (month: string, before: string) =>
    `${month} does not follow this ${before}: it names another hash as that of the edition before it.`,
  head: ['month', 'edition', 'SHA-256'],
  title: (organisation: string, month: string, number: number) =>
    `${organisation}, ${month}, edition ${number}`,
  figureHead: ['initiative', 'measure', 'department', 'persona', 'status', 'rate', 'path', 'target'],
  withheld: (count: number) => `${count} withheld so that nobody can be recognised`,
  sealed: (sha256: string) => `SHA-256 ${sha256}`,
  verified: (month: string, sha256: string) =>
    `Unchanged: content and hash belong together. ${month}, SHA-256 ${sha256}`,
  fault: (file: string, fault: SealFault) => `${file} ${FAULTS[fault]}.`,
  askAgain: 'Ask for the file again where it was closed: takeup edition show MONTH --format json.',
};
