/** What the bubble is called and what the link to the contact page says, split by `|`: all that ships with the script tag. */
export const launcherWords: Readonly<Record<string, string>> = {
  en: 'Chat|Contact us',
  de: 'Chat|Kontakt',
  it: 'Chat|Contatti',
  pl: 'Czat|Kontakt',
  fr: 'Chat|Contact',
  es: 'Chat|Contacto',
  pt: 'Chat|Contato',
  nl: 'Chat|Contact',
  ar: 'الدردشة|تواصل معنا',
  ja: 'チャット|お問い合わせ',
  zh: '在线客服|联系我们',
  ko: '채팅|문의하기',
};
