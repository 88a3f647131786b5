import { apart } from '../apart.ts';
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
  emailMore:
    'Prove your e-mail address, and the conversations that belong to it show up here, too.',
  emailLabel: 'E-mail address',
  sendCode: 'Send a code',
  emailWrong: (example: string) =>
    `This is not an e-mail address. It looks like ${apart(example)}.`,
  emailUnsent: 'The code could not be sent. Please try again in a moment.',
  emailOffline: 'You are offline. This needs a connection.',
  emailWait: (duration: string) => `That was too often. Please try again in ${duration}.`,
  codeSent: (email: string) =>
    `We have sent a code to ${apart(email)}. It is good for ten minutes.`,
  codeOnce:
    'At most one code a day goes to an address. Nothing there? Please look in the spam folder.',
  codeLabel: 'Six-digit code',
  confirmCode: 'Confirm',
  codeWrong: 'That is not the code. Please check it.',
  codeOver: 'This code is no longer good.',
  newCodeIn: (duration: string) => `You can ask for a new one in ${duration}.`,
  otherEmail: 'Use another address',
  emailProven: (email: string) =>
    `${apart(email)} is confirmed. What belongs to it is in your conversations, here and on your other devices.`,
  emailKnown: 'You are logged in to the shop: your conversations are on all your devices already.',
};

export type MoreTexts = typeof en;
