import { plural } from './plural.ts';

/** English, and the shape that every other language fills. */
export const en = {
  /** BCP 47, without a region. */
  language: 'en',

  // the thread
  messages: 'Messages',
  you: 'You',
  visitor: 'Visitor',
  team: 'Team',
  automatic: 'Automatic',
  newHere: 'New messages',
  newBelow: plural('en', { one: '# new message', other: '# new messages' }),
  toLatest: 'Go to the latest message',
  typing: (name: string) => `${name} is typing`,
  resolved: 'Marked as solved',
  reopened: 'Open again',
  unknown: 'Something happened here that this version cannot show',
  opensNewTab: 'opens in a new tab',

  // what became of an own message
  waiting: 'Waiting to be sent',
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not sent.',
  held: 'Written more than a day ago. Still send it?',
  retry: 'Try again',
  discard: 'Discard',
  tooLong: 'The message is too long.',
  tooMuch: 'That was too much at once. Please try again in a moment.',
  notAllowed: 'It was not accepted here.',
  somethingWrong: 'Something went wrong on our side.',
  notKept: 'This could not be kept, so it is still here. Please try again.',

  // the composer
  write: 'Write a message',
  send: 'Send',
  charactersLeft: plural('en', { one: '# character left', other: '# characters left' }),
  charactersOver: plural('en', { one: '# character too many', other: '# characters too many' }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration: string) => `Usually replies in ${duration}`,
  people: (names: string) => `You are writing to ${names}.`,
  welcome: 'Hello! How can we help?',
  welcomeMore:
    'You can close this page at any time: your message is kept, and the answer waits for you here.',
  offline: 'You are offline. What you write is kept, and sent when you are back online.',
  unreachable:
    'We cannot be reached right now. What you write is kept and sent as soon as possible.',
  onlyThisTab: 'Only kept in this tab. Please leave it open until your messages are sent.',
  outdated: 'This page is out of date. Please reload it to go on.',
  forbidden: 'This chat is not available here.',
  erased: 'This conversation was deleted, as asked.',
  left: 'You have logged out.',
  contactPage: 'Contact page',
  solved: 'We hope this is solved. If not, just write again.',
  conversations: 'Your conversations',
  toHome: 'Overview',
  unread: plural('en', { one: '# unread', other: '# unread' }),

  // answers
  answers: 'Answers',
  searchAnswers: 'Search for answers',

  // messages
  choices: 'Suggested answers',
  emoji: 'Emoji',

  // files
  attach: 'Attach a file',
  close: 'Close',

  // what is kept about the shopper
  yourData: 'Your data',

  /** Words of what is seen later: files, and one’s own data. */
  more: () => import('./more/en.ts').then(({ en }) => en),
  /** Words of the answers. */
  answersWords: () => import('./answers/en.ts').then(({ en }) => en),
};

export type Texts = typeof en;
