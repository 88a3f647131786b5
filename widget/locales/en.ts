import { plural } from './plural.ts';

const minutes = plural('en', { one: 'a minute', other: '# minutes' });
const hours = plural('en', { one: 'an hour', other: '# hours' });
const days = plural('en', { one: 'a day', other: '# days' });

/** English, and the shape that every other language fills. */
export const en = {
  language: 'en',

  // the thread
  messages: 'Messages',
  noMessages: 'No messages yet',
  you: 'You',
  visitor: 'Visitor',
  team: 'Team',
  automatic: 'Automatic',
  earlier: 'Loading earlier messages',
  newHere: 'New messages',
  newBelow: plural('en', { one: '# new message', other: '# new messages' }),
  toLatest: 'Go to the latest message',
  said: (name: string, text: string) => `${name}: ${text}`,
  typing: (name: string) => `${name} is typing`,
  started: 'Conversation started',
  startedOn: (page: string) => `Conversation started on “${page}”`,
  assigned: (name: string, to: string) => `${name} assigned this to ${to}`,
  took: (name: string) => `${name} took this`,
  released: (name: string) => `${name} gave this back to the team`,
  resolved: 'Marked as solved',
  resolvedBy: (name: string) => `${name} marked this as solved`,
  reopened: 'Open again',
  reopenedBy: (name: string) => `${name} opened this again`,
  unknown: 'Something happened here that this version cannot show',
  note: 'Internal note',
  opensNewTab: 'opens in a new tab',

  // what became of an own message
  waiting: 'Waiting to be sent',
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  notSent: 'Not sent.',
  retry: 'Try again',
  discard: 'Discard',
  tooLong: 'This message is too long.',
  outboxFull: 'Too many messages are waiting. Please try again when some of them are sent.',
  notAllowed: 'It was not accepted here.',
  tooFast: 'That was too fast. Please try again in a moment.',
  somethingWrong: 'Something went wrong on our side.',
  notKept: 'This could not be kept, so it is still here. Please try again.',

  // the composer
  write: 'Write a message',
  send: 'Send',
  charactersLeft: plural('en', { one: '# character left', other: '# characters left' }),
  charactersOver: plural('en', { one: '# character too many', other: '# characters too many' }),

  // the panel
  chat: 'Chat',
  chatWith: (shop: string) => `Chat with ${shop}`,
  repliesWithin: (count: number) =>
    count <= 50
      ? `Usually replies in ${minutes(Math.max(1, Math.round(count)))}`
      : count <= 23 * 60
        ? `Usually replies in ${hours(Math.round(count / 60))}`
        : `Usually replies in ${days(Math.round(count / 1440))}`,
  people: (names: string) => `You write with ${names}`,
  welcome: 'Hello! How can we help?',
  welcomeMore: 'Write to us here. You can close this page: your message is kept and sent.',
  offline: 'You are offline. What you write is sent when you are back.',
  unreachable:
    'We cannot reach our desk right now. What you write is kept and sent as soon as possible.',
  onlyThisTab: 'Only kept in this tab. Please leave it open until your messages are sent.',
  outdated: 'This page is out of date. Please reload it to go on.',
  refused: 'This chat is not available here. Please use our contact page.',
  erased: 'This conversation was deleted, as asked.',
  contactPage: 'Contact page',
  solved: 'We hope this is solved. If not, just write: it goes on here.',
  conversations: 'Your conversations',
  conversationsBack: 'Back to the chat',
  writeNew: 'Write a new message',
  unread: plural('en', { one: '# unread', other: '# unread' }),
};

export type Texts = typeof en;
