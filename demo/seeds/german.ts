import type { Story } from './story.ts';

export const german: readonly Story[] = [
  {
    contact: 'Jonas Adler',
    language: 'de',
    channel: 'chat',
    page: ['/de/order', 'Ihre Bestellung OF-20418 ist unterwegs'],
    lines: [
      [
        '2h',
        'guest',
        'says',
        'Guten Tag, meine Bestellung OF-20418 kommt laut Mail morgen zwischen 10 und 13 Uhr. Da bin ich leider nicht da.',
      ],
      [
        '116m',
        'anna',
        'says',
        'Guten Tag, Herr Adler, danke, dass Sie früh Bescheid geben. Soll das Paket zu einer Nachbarin oder einem Nachbarn, oder lieber einen Tag später kommen?',
      ],
      [
        '8m',
        'guest',
        'says',
        'Zu Frau Lenz im Erdgeschoss bitte, sie ist immer da und weiß Bescheid. Geht das noch?',
      ],
    ],
  },
  {
    contact: 'Birgit Sommer',
    language: 'de',
    channel: 'form',
    page: ['/de/contact', 'Kontakt'],
    lines: [
      [
        '5m',
        'guest',
        'says',
        'Sehr geehrtes Team, für die Bestellung OF-20402 brauche ich eine Rechnung auf die Firma (Sommer Steuerberatung, Lindenweg 3). Auf der alten steht nur mein Name. Können Sie sie ändern? Mit freundlichen Grüßen, Birgit Sommer',
      ],
    ],
  },
  {
    contact: 'Mehmet Yıldız',
    language: 'de',
    channel: 'chat',
    page: ['/de/p/isla', 'Isla, Pendelleuchte'],
    lines: [
      [
        '95m',
        'guest',
        'says',
        'Hallo, wir wohnen im Altbau und aus der Decke kommen nur zwei Drähte, kein Schutzleiter. Darf ich Isla trotzdem anschließen?',
      ],
      [
        '91m',
        'marek',
        'says',
        'Hallo Herr Yıldız, gut, dass Sie fragen. Isla hat einen Messingring und gehört darum an einen Schutzleiter. Ohne ihn bitte nicht.',
      ],
      [
        '90m',
        'marek',
        'says',
        'Es gibt aber einen Ausweg: Wir bauen Isla auch mit einem Ring aus Eschenholz, schutzisoliert. Die darf an zwei Drähte und kostet dasselbe.',
      ],
      ['84m', 'guest', 'says', 'Oh, das wäre schön! Gibt es davon ein Foto?'],
      [
        '58m',
        'marek',
        'says',
        'Ich gehe gleich in die Werkstatt und mache eines. Sie bekommen es heute noch, versprochen.',
      ],
      [
        '56m',
        'marek',
        'notes',
        'Foto von Isla mit Eschenring machen, steht hinten links. Anschließen lassen wir ihn nur vom Elektriker.',
      ],
    ],
  },
  {
    contact: 'Katharina Vogt',
    language: 'de',
    channel: 'chat',
    page: ['/de/p/tarn', 'Tarn, Servierschale'],
    lines: [
      [
        '1d 09:31',
        'guest',
        'says',
        'Die Schale ist wunderschön, aber das Grün ist viel dunkler als auf dem Bild. Kann ich sie zurückgeben?',
      ],
      [
        '1d 09:34',
        'anna',
        'says',
        'Natürlich, Frau Vogt, dreißig Tage lang und ohne Kosten. Die Kupferglasur fällt von Brand zu Brand anders aus. Möchten Sie vielleicht eine hellere? Ich könnte drei herauslegen und Ihnen Bilder schicken.',
      ],
      [
        '1d 09:40',
        'guest',
        'says',
        'Das ist lieb, aber zu unserem Tisch passt sie wohl doch nicht. Lieber zurück.',
      ],
      [
        '1d 09:43',
        'anna',
        'says',
        'Dann machen wir es so. Das Etikett ist in Ihrem Postfach, der Karton darf ruhig der alte sein. Das Geld ist am Tag nach der Ankunft wieder bei Ihnen.',
      ],
      ['1d 09:46', 'guest', 'says', 'Perfekt, vielen Dank für die nette Hilfe!'],
      ['1d 09:47', 'anna', 'resolves'],
    ],
  },
  {
    contact: 'Lukas Brandt',
    language: 'de',
    channel: 'chat',
    page: ['/de/p/oda', 'Oda, Teekanne'],
    lines: [
      [
        '4d 15:12',
        'guest',
        'says',
        'Mir ist der Deckel der Oda heruntergefallen. Gibt es ihn einzeln?',
      ],
      [
        '4d 15:14',
        'leila',
        'says',
        'Das tut mir leid! Ja, jeden Deckel gibt es einzeln, für 14 €. Verraten Sie mir die Zahl unter der Kanne? Die Deckel werden eingeschliffen, und mit ihr finde ich den passenden.',
      ],
      ['4d 15:20', 'guest', 'says', 'Da steht 2/118.'],
      [
        '4d 15:25',
        'leila',
        'notes',
        '2/118 ist noch die flache Form. Passender Deckel liegt in Fach C4, der letzte. Bitte nachdrehen lassen.',
      ],
      [
        '4d 15:27',
        'leila',
        'says',
        'Gefunden, einer ist noch da. Er geht heute raus, die Rechnung liegt bei.',
      ],
      ['4d 15:29', 'guest', 'says', 'Großartig, danke! Ich trinke solange aus der Thermoskanne.'],
      ['4d 15:30', 'leila', 'resolves'],
    ],
  },
  {
    contact: 'Greta Lindner',
    language: 'de',
    channel: 'chat',
    page: ['/de', 'Keramik und Leuchten für kleine Wohnungen'],
    lines: [
      [
        '5d 18:20',
        'guest',
        'says',
        'Keine Frage, nur ein Danke. Der geflickte Henkel hält, man sieht die Naht kaum, und mein Vater hat seinen Becher wieder.',
      ],
      [
        '5d 18:24',
        'anna',
        'says',
        'Liebe Frau Lindner, das lesen wir gleich in der Werkstatt vor. Grüßen Sie Ihren Vater von uns, und nie wieder fallen lassen. (Doch, dürfen Sie. Wir flicken weiter.)',
      ],
      ['5d 18:25', 'anna', 'resolves'],
    ],
  },
];
