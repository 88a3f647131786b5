import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const ko: AnswersTexts = {
  clear: '지우기',
  found: plural('ko', {
    other: '답변 #개',
  }),
  nothingFor: (query) => `“${query}”에 대한 답변이 없습니다.`,
  otherWords: '다른 말로 찾아보거나 문의해 주세요.',
  often: '자주 묻는 질문',
  topics: '주제',
  onlyIn: (language) => `${language}로만 제공됩니다`,
  needNetwork: '오프라인입니다. 검색하려면 연결이 필요합니다.',
  notLoaded: '답변을 불러오지 못했습니다.',
  articleGone: '더 이상 제공되지 않는 답변입니다.',
  updated: (date) => `${date} 업데이트`,
  helped: '도움이 되었나요?',
  yes: '네',
  no: '아니요',
  thanks: '의견 주셔서 감사합니다.',
  missing: '무엇이 부족했나요?',
  related: '관련 답변',
  person: '더 도움이 필요하세요?',
  writeToUs: '문의하기',
  mayHelp: '도움이 될 수 있어요',
  hide: '제안 숨기기',
  table: '표',
};
