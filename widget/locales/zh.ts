import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** Simplified characters, 您, and the words of Chinese shops: the chat is 在线客服, the shop speaks of itself as 本店. */
export const zh: Texts = {
  language: 'zh',

  // the thread
  messages: '消息',
  you: '您',
  visitor: '访客',
  team: '客服',
  automatic: '自动回复',
  newHere: '新消息',
  newBelow: plural('zh', { other: '# 条新消息' }),
  toLatest: '查看最新消息',
  typing: (name) => `${name}正在输入`,
  resolved: '已解决',
  reopened: '已重新开启',
  unknown: '此处有当前版本无法显示的内容',
  opensNewTab: '在新标签页中打开',

  // what became of an own message
  waiting: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  delivered: '已送达',
  read: '已读',
  failed: '未能发送。',
  held: '这条消息写于一天多以前，仍要发送吗？',
  retry: '重试',
  discard: '删除',
  tooLong: '消息过长。',
  tooMuch: '操作过于频繁，请稍后再试。',
  notAllowed: '消息未被接受。',
  somethingWrong: '我们这边出了点问题。',
  notKept: '内容未能保存，仍保留在此处，请重试。',

  // the composer
  write: '请输入消息',
  send: '发送',
  charactersLeft: plural('zh', { other: '还可输入 # 字' }),
  charactersOver: plural('zh', { other: '超出 # 字' }),

  // the panel
  chat: '在线客服',
  repliesIn: (duration) => `通常在${duration}内回复`,
  people: (names) => `由${names}为您服务。`,
  welcome: '您好！请问有什么可以帮您？',
  welcomeMore: '您可以随时关闭此页面，消息会为您保留，回复也会显示在这里。',
  offline: '您已离线。您输入的内容会保留，恢复连接后自动发送。',
  unreachable: '暂时无法连接到客服。您输入的内容会保留，并尽快发送。',
  onlyThisTab: '内容仅保存在此标签页中，消息发送完成前请勿关闭。',
  outdated: '此页面已过期，请刷新后继续。',
  forbidden: '此处无法使用在线客服。',
  erased: '此对话已按要求删除。',
  left: '您已退出登录。',
  contactPage: '联系我们',
  solved: '希望您的问题已经解决。如仍有疑问，请继续留言。',
  conversations: '您的对话',
  toHome: '服务首页',
  unread: plural('zh', { other: '# 条未读' }),

  // answers
  answers: '常见问题',
  searchAnswers: '搜索答案',

  // messages
  choices: '快捷回复',
  emoji: '表情',

  // files
  attach: '添加文件',
  close: '关闭',

  // what is kept about the shopper
  yourData: '您的数据',

  more: () => import('./more/zh.ts').then(({ zh }) => zh),
  answersWords: () => import('./answers/zh.ts').then(({ zh }) => zh),
};
