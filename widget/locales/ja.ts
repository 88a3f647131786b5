import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** です・ます, as a shop speaks to its customers: they are お客様, and its own people go without さん. */
export const ja: Texts = {
  language: 'ja',

  // the thread
  messages: 'メッセージ',
  you: 'お客様',
  visitor: 'お客様',
  team: 'スタッフ',
  automatic: '自動応答',
  newHere: '新着メッセージ',
  newBelow: plural('ja', { other: '新着メッセージ#件' }),
  toLatest: '最新のメッセージへ',
  typing: (name) => `${name}が入力中です`,
  resolved: '解決済みになりました',
  reopened: '対応を再開しました',
  unknown: 'このバージョンでは表示できない内容です',
  opensNewTab: '新しいタブで開きます',

  // what became of an own message
  waiting: '送信待ち',
  sending: '送信中',
  sent: '送信済み',
  delivered: '配信済み',
  read: '既読',
  failed: '送信できませんでした。',
  held: '1日以上前に書かれたメッセージです。このまま送信しますか？',
  retry: 'もう一度試す',
  discard: '削除',
  tooLong: 'メッセージが長すぎます。',
  tooMuch: '一度に受け付けられる量を超えました。しばらくしてからもう一度お試しください。',
  notAllowed: 'こちらでは受け付けられませんでした。',
  somethingWrong: '当店側で問題が発生しました。',
  notKept: '保存できなかったため、入力内容はそのまま残っています。もう一度お試しください。',

  // the composer
  write: 'メッセージを入力',
  send: '送信',
  charactersLeft: plural('ja', { other: '残り#文字' }),
  charactersOver: plural('ja', { other: '#文字超過しています' }),

  // the panel
  chat: 'チャット',
  repliesIn: (duration) => `返信の目安：${duration}`,
  people: (names) => `${names}が承ります。`,
  welcome: 'いらっしゃいませ。ご用件をお気軽にお聞かせください。',
  welcomeMore:
    'このページはいつでも閉じていただけます。メッセージは保存され、返信はこちらでご覧いただけます。',
  offline: 'オフラインです。入力した内容は保存され、接続が回復すると送信されます。',
  unreachable: 'ただいま接続できません。入力した内容は保存され、つながり次第送信されます。',
  onlyThisTab:
    'このタブにのみ保存されています。メッセージが送信されるまで、タブを開いたままにしてください。',
  outdated: 'このページは古くなっています。続けるには再読み込みしてください。',
  forbidden: 'こちらではチャットをご利用いただけません。',
  erased: 'ご依頼により、この会話は削除されました。',
  left: 'ログアウトしました。',
  contactPage: 'お問い合わせページ',
  solved: '解決していましたら幸いです。まだの場合は、このままメッセージをお送りください。',
  conversations: 'これまでの会話',
  toHome: 'メニュー',
  unread: plural('ja', { other: '未読#件' }),

  // answers
  answers: 'よくある質問',
  searchAnswers: '回答を検索',

  // messages
  choices: '返信の候補',
  emoji: '絵文字',

  // files
  attach: 'ファイルを添付',
  close: '閉じる',

  // what is kept about the shopper
  yourData: 'お客様のデータ',

  more: () => import('./more/ja.ts').then(({ ja }) => ja),
  answersWords: () => import('./answers/ja.ts').then(({ ja }) => ja),
};
