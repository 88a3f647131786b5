import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const zh: AnswersTexts = {
  clear: '清除',
  found: plural('zh', {
    other: '#条答案',
  }),
  nothingFor: (query) => `没有找到与“${query}”相关的内容。`,
  otherWords: '请换个说法，或直接联系我们。',
  often: '常见问题',
  topics: '主题',
  onlyIn: (language) => `仅提供${language}版本`,
  needNetwork: '当前离线，联网后才能搜索。',
  notLoaded: '答案加载失败。',
  articleGone: '该答案已下线。',
  updated: (date) => `更新于${date}`,
  helped: '这对您有帮助吗？',
  yes: '有',
  no: '没有',
  thanks: '感谢您的反馈。',
  missing: '还缺少什么？',
  related: '相关答案',
  person: '还需要人工帮助？',
  writeToUs: '联系我们',
  mayHelp: '或许有帮助',
  hide: '隐藏建议',
  table: '表格',
};
