import { plural } from '../plural.ts';

/** English words of what is seen later, and the shape that every other language fills. */
export const en = {
  copy: 'Copy',
  copied: 'Copied',
  dropHere: 'Drop the files here',
  removeFile: (name: string) => `Remove ${name}`,
  uploading: (percent: string) => `Uploading, ${percent}`,
  notUploaded: 'This file could not be uploaded.',
  fileTooLarge: (limit: string) => `Files may have up to ${limit}.`,
  fileEmpty: 'This file is empty.',
  fileType: 'Files of this kind are not accepted here.',
  tooManyFiles: plural('en', {
    one: 'One file at a time, please.',
    other: 'Up to # files at a time, please.',
  }),
  fileOnlyHere: 'This device cannot keep the file. Send it before you leave this page.',
  fileChecked: 'Being checked',
  fileGone: 'No longer available',
  openImage: (name: string) => `Open the picture ${name}`,
  download: 'Download',
  previous: 'Previous',
  next: 'Next',
  cancel: 'Cancel',
  yourDataMore:
    'Your conversations are kept on this device and with the shop, so that you find them again.',
  saveData: 'Save my conversations as a file',
  forgetDevice: 'Forget this device',
  forgetDeviceMore: 'Deletes all conversations from this device. The shop keeps them.',
  forgetUnsent: plural('en', {
    one: '# message was not sent yet and will be lost.',
    other: '# messages were not sent yet and will be lost.',
  }),
  forgotten: 'This device has forgotten everything.',
};

export type MoreTexts = typeof en;
