// The shop's own texts. English is the type that the others must fill.

export type Language = 'en' | 'de' | 'ar';

const en = {
  tagline: 'Ceramics and lamps for small homes',
  lead: 'Thrown, dipped and wired in a courtyard in Berlin. A few good things, made to be used every day and mended when they break.',
  see: 'See the lamps',
  new: 'Fresh from the workshop',
  lamps: 'Lamps',
  lampsLead: 'Warm, dimmable and quiet. Every one can be taken apart with a screwdriver.',
  ceramics: 'Ceramics',
  ceramicsLead: 'Stoneware from one clay and five glazes, so everything goes with everything.',
  contact: 'Contact',
  order: 'Your order',
  cart: 'Cart',
  skip: 'To the content',
  other: 'Deutsch',
  promises: [
    ['Packed in paper', 'No plastic in the box, and we pay the way back.'],
    ['Thirty days at home', 'Live with it. Not right? It goes back for free.'],
    ['Mended for life', 'Shades, cords, handles: we keep every part.'],
  ],
  leaves: 'In stock. Leaves the workshop within two working days.',
  quantity: 'Quantity',
  add: 'Put in the cart',
  also: 'Goes well with',
  empty: 'Nothing here yet. The lamps are a good place to begin.',
  remove: 'Remove',
  total: 'Total',
  vat: 'including VAT and delivery',
  checkout: 'This is a demo shop: the till is closed, the help is open.',
  footer: 'A shop that does not exist. Its help does.',
};

type Words = typeof en;

const de: Words = {
  tagline: 'Keramik und Leuchten für kleine Wohnungen',
  lead: 'Gedreht, getaucht und verdrahtet in einem Berliner Hinterhof. Wenige gute Dinge, für jeden Tag gemacht und zum Reparieren gedacht.',
  see: 'Zu den Leuchten',
  new: 'Frisch aus der Werkstatt',
  lamps: 'Leuchten',
  lampsLead: 'Warm, dimmbar und still. Jede lässt sich mit einem Schraubenzieher zerlegen.',
  ceramics: 'Keramik',
  ceramicsLead: 'Steinzeug aus einem Ton und fünf Glasuren, darum passt alles zu allem.',
  contact: 'Kontakt',
  order: 'Bestellung',
  cart: 'Warenkorb',
  skip: 'Zum Inhalt',
  other: 'English',
  promises: [
    ['In Papier verpackt', 'Kein Plastik im Karton, und den Rückweg zahlen wir.'],
    ['Dreißig Tage zu Hause', 'Leben Sie damit. Passt es nicht, geht es kostenlos zurück.'],
    ['Ein Leben lang repariert', 'Schirme, Kabel, Henkel: Wir haben jedes Teil.'],
  ],
  leaves: 'Auf Lager. Verlässt die Werkstatt binnen zwei Werktagen.',
  quantity: 'Menge',
  add: 'In den Warenkorb',
  also: 'Passt gut dazu',
  empty: 'Noch nichts hier. Die Leuchten sind ein guter Anfang.',
  remove: 'Entfernen',
  total: 'Summe',
  vat: 'inklusive MwSt. und Versand',
  checkout: 'Dies ist ein Demo-Shop: Die Kasse ist zu, die Hilfe ist offen.',
  footer: 'Ein Laden, den es nicht gibt. Seine Hilfe schon.',
};

const ar: Words = {
  tagline: 'خزف ومصابيح للبيوت الصغيرة',
  lead: 'مصنوعة باليد في ورشة صغيرة في برلين. أشياء قليلة وجيدة، صُنعت لتُستخدم كل يوم وتُصلَح إذا انكسرت.',
  see: 'شاهد المصابيح',
  new: 'جديد الورشة',
  lamps: 'مصابيح',
  lampsLead: 'ضوء دافئ وهادئ يمكن تخفيفه. يمكن فكّ كل مصباح بمفكّ واحد.',
  ceramics: 'خزف',
  ceramicsLead: 'طين واحد وخمسة ألوان، فكل قطعة تناسب الأخرى.',
  contact: 'اتصل بنا',
  order: 'طلبك',
  cart: 'السلة',
  skip: 'إلى المحتوى',
  other: 'English',
  promises: [
    ['تغليف من الورق', 'لا بلاستيك في الصندوق، ونحن ندفع ثمن الإرجاع.'],
    ['ثلاثون يومًا في بيتك', 'جرّبها. إن لم تعجبك فأعدها مجانًا.'],
    ['إصلاح مدى الحياة', 'الظلال والأسلاك والمقابض: لدينا كل قطعة.'],
  ],
  leaves: 'متوفر. يغادر الورشة خلال يومي عمل.',
  quantity: 'الكمية',
  add: 'أضف إلى السلة',
  also: 'يناسبه أيضًا',
  empty: 'لا شيء هنا بعد. المصابيح بداية جيدة.',
  remove: 'إزالة',
  total: 'المجموع',
  vat: 'شامل الضريبة والتوصيل',
  checkout: 'هذا متجر تجريبي: الصندوق مغلق والمساعدة مفتوحة.',
  footer: 'متجر غير موجود، لكن مساعدته موجودة.',
};

export const words: Readonly<Record<Language, Words>> = { en, de, ar };

/** The shop is in Europe, its dates are too. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

export function money(cents: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  );
}
