import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const ar: AnswersTexts = {
  clear: 'مسح',
  found: plural('ar', {
    zero: 'لا إجابات',
    one: 'إجابة واحدة',
    two: 'إجابتان',
    few: '# إجابات',
    many: '# إجابة',
    other: '# إجابة',
  }),
  nothingFor: (query) => `لا نتائج عن «${apart(query)}».`,
  otherWords: 'يمكن تجربة كلمات أخرى أو مراسلتنا.',
  often: 'أسئلة متكررة',
  topics: 'المواضيع',
  onlyIn: (language) => `متاح بهذه اللغة فقط: ${apart(language)}`,
  needNetwork: 'لا يوجد اتصال بالإنترنت، والبحث يحتاج إليه.',
  notLoaded: 'تعذّر تحميل الإجابات.',
  articleGone: 'لم تعد هذه الإجابة متاحة.',
  updated: (date) => `آخر تحديث: ${apart(date)}`,
  helped: 'هل كان هذا مفيدًا؟',
  yes: 'نعم',
  no: 'لا',
  thanks: 'شكرًا على إخبارنا.',
  missing: 'ما الذي كان ناقصًا؟',
  related: 'إجابات ذات صلة',
  person: 'هل من سؤال آخر؟',
  writeToUs: 'مراسلتنا',
  mayHelp: 'قد يفيد هذا',
  hide: 'إخفاء الاقتراحات',
  table: 'جدول',
};
