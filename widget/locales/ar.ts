import { apart } from './apart.ts';
import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** Modern standard Arabic with verbal nouns for orders: nothing says whether who reads or writes is a man or a woman. */
export const ar: Texts = {
  language: 'ar',

  // the thread
  messages: 'الرسائل',
  you: 'أنت',
  visitor: 'زائر',
  team: 'فريقنا',
  automatic: 'رد آلي',
  newHere: 'رسائل جديدة',
  newBelow: plural('ar', {
    zero: 'لا رسائل جديدة',
    one: 'رسالة جديدة',
    two: 'رسالتان جديدتان',
    few: '# رسائل جديدة',
    many: '# رسالة جديدة',
    other: '# رسالة جديدة',
  }),
  toLatest: 'إلى أحدث رسالة',
  typing: (name) => `${apart(name)} بصدد الكتابة`,
  resolved: 'تم الحل',
  reopened: 'أُعيد فتح المحادثة',
  unknown: 'لا يمكن لهذا الإصدار عرض هذا المحتوى',
  opensNewTab: 'يُفتح في علامة تبويب جديدة',

  // what became of an own message
  waiting: 'بانتظار الإرسال',
  sending: 'جارٍ الإرسال',
  sent: 'تم الإرسال',
  delivered: 'تم التسليم',
  read: 'تمت القراءة',
  failed: 'لم يتم الإرسال.',
  held: 'كُتبت هذه الرسالة قبل أكثر من يوم. هل تُرسل الآن؟',
  retry: 'إعادة المحاولة',
  discard: 'حذف',
  tooLong: 'الرسالة طويلة جدًا.',
  tooMuch: 'محاولات كثيرة في وقت قصير. يُرجى المحاولة مرة أخرى بعد قليل.',
  notAllowed: 'لم تُقبل الرسالة.',
  somethingWrong: 'حدث خطأ لدينا.',
  notKept: 'تعذّر الحفظ، لذا بقي النص هنا. يُرجى المحاولة مرة أخرى.',

  // the composer
  write: 'كتابة رسالة',
  send: 'إرسال',
  charactersLeft: plural('ar', {
    zero: 'لا أحرف متبقية',
    one: 'حرف واحد متبقٍ',
    two: 'حرفان متبقيان',
    few: '# أحرف متبقية',
    many: '# حرفًا متبقيًا',
    other: '# حرف متبقٍ',
  }),
  charactersOver: plural('ar', {
    zero: 'لا أحرف زائدة',
    one: 'حرف واحد زائد',
    two: 'حرفان زائدان',
    few: '# أحرف زائدة',
    many: '# حرفًا زائدًا',
    other: '# حرف زائد',
  }),

  // the panel
  chat: 'الدردشة',
  repliesIn: (duration) => `مدة الرد المعتادة: ${duration}`,
  people: (names) => `رسائلك تصل إلى ${names}.`,
  welcome: 'مرحبًا! كيف يمكننا المساعدة؟',
  welcomeMore: 'يمكنك إغلاق هذه الصفحة في أي وقت: رسالتك محفوظة، وسيظهر الرد هنا.',
  offline: 'لا يوجد اتصال بالإنترنت. ستُحفظ رسائلك وتُرسل عند عودة الاتصال.',
  unreachable: 'يتعذّر الاتصال بنا حاليًا. ستُحفظ رسائلك وتُرسل في أقرب وقت ممكن.',
  onlyThisTab: 'رسائلك محفوظة في علامة التبويب هذه فقط. يُرجى إبقاؤها مفتوحة حتى يتم الإرسال.',
  outdated: 'هذه الصفحة قديمة. يُرجى إعادة تحميلها للمتابعة.',
  forbidden: 'الدردشة غير متاحة هنا.',
  erased: 'حُذفت هذه المحادثة بناءً على الطلب.',
  left: 'تم تسجيل الخروج.',
  contactPage: 'صفحة التواصل',
  solved: 'نأمل أن يكون الأمر قد حُل. وإلا فيمكنك الكتابة إلينا مجددًا.',
  conversations: 'محادثاتك',
  toHome: 'نظرة عامة',
  unread: plural('ar', {
    zero: 'لا رسائل غير مقروءة',
    one: 'رسالة غير مقروءة',
    two: 'رسالتان غير مقروءتين',
    few: '# رسائل غير مقروءة',
    many: '# رسالة غير مقروءة',
    other: '# رسالة غير مقروءة',
  }),

  // answers
  answers: 'الإجابات',
  searchAnswers: 'البحث عن إجابة',

  // messages
  choices: 'ردود مقترحة',
  emoji: 'رموز تعبيرية',

  // files
  attach: 'إرفاق ملف',
  close: 'إغلاق',

  // what is kept about the shopper
  yourData: 'بياناتك',

  more: () => import('./more/ar.ts').then(({ ar }) => ar),
  answersWords: () => import('./answers/ar.ts').then(({ ar }) => ar),
};
