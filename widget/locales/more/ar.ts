import { plural } from '../plural.ts';
import { apart } from '../apart.ts';
import type { MoreTexts } from './en.ts';

export const ar: MoreTexts = {
  copy: 'نسخ',
  copied: 'تم النسخ',
  dropHere: 'إفلات الملفات هنا',
  removeFile: (name) => `إزالة ${apart(name)}`,
  uploading: (percent) => `جارٍ الرفع، ${percent}`,
  notUploaded: 'تعذّر رفع هذا الملف.',
  fileTooLarge: (limit) => `الحد الأقصى لحجم الملف هو ${apart(limit)}.`,
  fileEmpty: 'هذا الملف فارغ.',
  fileType: 'لا تُقبل هنا ملفات من هذا النوع.',
  tooManyFiles: plural('ar', {
    zero: 'لا يمكن إرفاق ملفات هنا.',
    one: 'يُرجى إرفاق ملف واحد فقط في كل مرة.',
    two: 'يُرجى إرفاق ملفين على الأكثر في كل مرة.',
    few: 'يُرجى إرفاق # ملفات على الأكثر في كل مرة.',
    many: 'يُرجى إرفاق # ملفًا على الأكثر في كل مرة.',
    other: 'يُرجى إرفاق # ملف على الأكثر في كل مرة.',
  }),
  fileOnlyHere: 'لا يمكن لهذا الجهاز الاحتفاظ بالملف. أرسله قبل مغادرة هذه الصفحة.',
  fileChecked: 'قيد الفحص',
  fileGone: 'لم يعد متاحًا',
  openImage: (name) => `فتح الصورة ${apart(name)}`,
  download: 'تنزيل',
  previous: 'السابق',
  next: 'التالي',
  cancel: 'إلغاء',
  yourDataMore: 'تُحفظ محادثاتك على هذا الجهاز ولدى المتجر ليمكنك الرجوع إليها لاحقًا.',
  saveData: 'حفظ محادثاتي في ملف',
  forgetDevice: 'نسيان هذا الجهاز',
  forgetDeviceMore: 'تُحذف كل المحادثات من هذا الجهاز، وتبقى محفوظة لدى المتجر.',
  forgetUnsent: plural('ar', {
    zero: 'لا توجد رسائل لم تُرسل بعد.',
    one: 'رسالة واحدة لم تُرسل بعد وستُفقد.',
    two: 'رسالتان لم تُرسلا بعد وستُفقدان.',
    few: '# رسائل لم تُرسل بعد وستُفقد.',
    many: '# رسالة لم تُرسل بعد وستُفقد.',
    other: '# رسالة لم تُرسل بعد وستُفقد.',
  }),
  forgotten: 'نسي هذا الجهاز كل شيء.',
};
