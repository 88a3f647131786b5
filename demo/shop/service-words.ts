// Texts of the order and contact pages.

const en = {
  /** Around the order's number. */
  orderTitle: ['Your order ', ', on its way'] as readonly [string, string],
  orderLead: (day: string) => `It is with the carrier now and will be at your door on ${day}.`,
  steps: ['Ordered', 'Packed', 'With the carrier', 'At your door'] as readonly [
    string,
    string,
    string,
    string,
  ],
  window: '10:00 to 13:00',
  to: 'To',
  with: 'With',
  carrier: 'Parcel OFX 4410 2207 18, climate-neutral, signature not needed',
  contactTitle: 'Talk to us',
  contactLead:
    'Anna, Marek and Leila answer, and they have held everything we sell in their own hands. The bubble is the quickest way to them.',
  phone: 'Phone',
  mail: 'E-mail',
  post: 'Address',
  hours: 'Hours',
  open: 'Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00',
  backTitle: 'Returns',
  back: 'Within 30 days, free of charge. Tell us the order number and we send the label.',
  missing: 'This shelf is empty',
  missingLead: 'The page has moved or was never thrown. Everything we make is on the first page.',
  home: 'To the first page',
};

const de: typeof en = {
  orderTitle: ['Ihre Bestellung ', ' ist unterwegs'],
  orderLead: (day) => `Sie ist jetzt beim Paketdienst und kommt am ${day} bei Ihnen an.`,
  steps: ['Bestellt', 'Verpackt', 'Beim Paketdienst', 'Bei Ihnen'],
  window: '10 bis 13 Uhr',
  to: 'An',
  with: 'Mit',
  carrier: 'Paket OFX 4410 2207 18, klimaneutral, ohne Unterschrift',
  contactTitle: 'Sprechen Sie mit uns',
  contactLead:
    'Anna, Marek und Leila antworten, und sie hatten alles, was wir verkaufen, selbst in der Hand. Am schnellsten geht es über die Sprechblase.',
  phone: 'Telefon',
  mail: 'E-Mail',
  post: 'Adresse',
  hours: 'Zeiten',
  open: 'Montag bis Freitag 9 bis 18 Uhr, Samstag 10 bis 14 Uhr',
  backTitle: 'Rückgabe',
  back: 'Binnen 30 Tagen, kostenlos. Nennen Sie uns die Bestellnummer, wir schicken das Etikett.',
  missing: 'Dieses Regal ist leer',
  missingLead:
    'Die Seite ist umgezogen oder wurde nie gedreht. Alles von uns steht auf der ersten.',
  home: 'Zur ersten Seite',
};

export const serviceWords = { en, de };
