// Answers of a made-up shop and questions to them, for the rules of the search. Nobody's traffic.
import {
  createIndex,
  loadLanguage,
  type FaqArticle,
  type FaqIndex,
} from '../../../sdk/faq/index.ts';
import type { IndexOptions } from '../../../sdk/faq/index.ts';

export const ANSWERS: Record<string, readonly FaqArticle[]> = {
  en: [
    article(
      'tracking',
      'Where is my order?',
      'We email you a tracking number when the parcel leaves.',
    ),
    article('returns', 'Returning an item', 'Send it back within 30 days. Print the label first.'),
    article('refunds', 'When do I get my money back?', 'Refunds reach your account in five days.'),
    article('sizes', 'Size guide', 'Measure your foot and compare it with the table.'),
    article('invoices', 'Download an invoice', 'Invoices are under My account, Orders.'),
    article('vouchers', 'Using a voucher', 'Enter the code at the checkout.'),
    article('warranty', 'Warranty and repairs', 'Lamps that break within two years are repaired.'),
    article('payment', 'Ways to pay', 'We accept cards, PayPal and bank transfer.'),
  ],
  de: [
    article('tracking', 'Wo ist meine Bestellung?', 'Die Sendungsnummer kommt per E-Mail.'),
    article('returns', 'Artikel zurücksenden', 'Das Rücksendeetikett liegt dem Paket bei.'),
    article('sizes', 'Größenberatung', 'Messen Sie Ihren Fuß und vergleichen Sie die Tabelle.'),
    article('payment', 'Zahlungsarten', 'Kreditkarte, PayPal oder Überweisung.'),
    article('warranty', 'Garantie', 'Lampen werden zwei Jahre lang repariert.'),
  ],
  pl: [
    article('tracking', 'Gdzie jest moja paczka?', 'Numer przesyłki wysyłamy e-mailem.'),
    article('returns', 'Zwrot towaru', 'Na odesłanie jest 30 dni.'),
    article('payment', 'Metody płatności', 'Przyjmujemy karty i przelewy.'),
  ],
  ja: [
    article('returns', '商品の返品について', '30日以内に返送してください。'),
    article('payment', 'お支払い方法', 'クレジットカードがご利用いただけます。'),
  ],
  ar: [
    article('returns', 'إرجاع المنتج', 'يمكنك الإرجاع خلال ثلاثين يوما.'),
    article('payment', 'طرق الدفع', 'نقبل البطاقات.'),
  ],
};

function article(id: string, title: string, body: string): FaqArticle {
  return { id, title, body };
}

export async function shopIndex(
  locale: string,
  options: Partial<IndexOptions> & { articles?: readonly FaqArticle[] } = {},
): Promise<FaqIndex> {
  const { articles = ANSWERS[locale]!, ...rest } = options;
  return createIndex(articles, { locale, language: await loadLanguage(locale), ...rest });
}

/** The first answer to a question, or none. */
export const first = (index: FaqIndex, query: string): string | undefined =>
  index.search(query)[0]?.id;
