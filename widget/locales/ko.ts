import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** 합니다 and 해 주세요. After an inserted word only what fits however it ends: no 이/가, 을/를, 은/는. */
export const ko: Texts = {
  language: 'ko',

  // the thread
  messages: '메시지',
  you: '고객님',
  visitor: '고객',
  team: '상담팀',
  automatic: '자동 응답',
  newHere: '새 메시지',
  newBelow: plural('ko', { other: '새 메시지 #개' }),
  toLatest: '최신 메시지로 이동',
  typing: (name) => `${name} 입력 중`,
  resolved: '해결 완료',
  reopened: '상담 재개',
  unknown: '이 버전에서 표시할 수 없는 내용입니다',
  opensNewTab: '새 탭에서 열림',

  // what became of an own message
  waiting: '전송 대기 중',
  sending: '전송 중',
  sent: '전송됨',
  delivered: '전달됨',
  read: '읽음',
  failed: '전송하지 못했습니다.',
  held: '작성한 지 하루가 넘은 메시지입니다. 지금 전송할까요?',
  retry: '다시 시도',
  discard: '삭제',
  tooLong: '메시지가 너무 깁니다.',
  tooMuch: '요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.',
  notAllowed: '메시지가 접수되지 않았습니다.',
  somethingWrong: '저희 쪽에 문제가 발생했습니다.',
  notKept: '저장하지 못해 내용이 그대로 남아 있습니다. 다시 시도해 주세요.',

  // the composer
  write: '메시지를 입력하세요',
  send: '전송',
  charactersLeft: plural('ko', { other: '#자 남음' }),
  charactersOver: plural('ko', { other: '#자 초과' }),

  // the panel
  chat: '채팅',
  repliesIn: (duration) => `보통 ${duration} 이내에 답변드립니다`,
  people: (names) => `담당자는 ${names}입니다.`,
  welcome: '안녕하세요! 무엇을 도와드릴까요?',
  welcomeMore:
    '이 페이지는 언제든지 닫으셔도 됩니다. 메시지는 보관되며, 답변은 여기에서 확인하실 수 있습니다.',
  offline: '오프라인 상태입니다. 작성하신 내용은 보관되었다가 다시 연결되면 전송됩니다.',
  unreachable: '지금은 연결할 수 없습니다. 작성하신 내용은 보관되었다가 가능한 한 빨리 전송됩니다.',
  onlyThisTab: '이 탭에만 저장됩니다. 메시지가 전송될 때까지 탭을 닫지 말아 주세요.',
  outdated: '페이지가 최신 상태가 아닙니다. 계속하려면 새로고침해 주세요.',
  forbidden: '여기에서는 채팅을 이용하실 수 없습니다.',
  erased: '요청에 따라 이 대화가 삭제되었습니다.',
  left: '로그아웃되었습니다.',
  contactPage: '문의 페이지',
  solved: '문제가 해결되었기를 바랍니다. 그렇지 않다면 다시 메시지를 남겨 주세요.',
  conversations: '대화 목록',
  toHome: '처음으로',
  unread: plural('ko', { other: '읽지 않은 메시지 #개' }),

  // answers
  answers: '도움말',
  searchAnswers: '답변 검색',

  // messages
  choices: '추천 답변',
  emoji: '이모지',

  // files
  attach: '파일 첨부',
  close: '닫기',

  // what is kept about the shopper
  yourData: '고객님의 데이터',

  more: () => import('./more/ko.ts').then(({ ko }) => ko),
  answersWords: () => import('./answers/ko.ts').then(({ ko }) => ko),
};
