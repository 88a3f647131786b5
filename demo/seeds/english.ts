import type { Story } from './story.ts';

export const english: readonly Story[] = [
  {
    contact: 'Priya Raman',
    language: 'en',
    channel: 'chat',
    page: ['/p/tove', 'Tove, Table lamp'],
    lines: [
      ['3m', 'guest', 'says', 'Hello! Would a Tove ordered today still reach Edinburgh by Friday?'],
      [
        '2m',
        'guest',
        'says',
        'It is a birthday present for my sister, so Saturday would be too late.',
      ],
    ],
  },
  {
    contact: 'Tom Ashworth',
    language: 'en',
    channel: 'chat',
    page: ['/order', 'Your order OF-20391'],
    lines: [
      [
        '1d 16:22',
        'guest',
        'says',
        'The parcel came this morning and one of the two mugs has a chip in the rim. Order OF-20391.',
      ],
      [
        '1d 16:26',
        'anna',
        'says',
        'Oh no, Tom, I am sorry. That is not how a new mug should say hello. Is the chip sharp, or can you still drink from it?',
      ],
      [
        '1d 16:31',
        'guest',
        'says',
        'Sharp, and on the side where I would drink. It is the blue one.',
      ],
      [
        '1d 16:33',
        'anna',
        'notes',
        'Third chipped blue Morrow from kiln load 41 this month. Told Jules in the workshop, she checks the rest.',
      ],
      [
        '1d 16:36',
        'anna',
        'says',
        'Then please keep it away from your lips. I have put a new blue one on the shelf for you, it leaves tomorrow at no cost. No need to send the old one back; it makes a good pot for pencils.',
      ],
      ['1d 16:41', 'guest', 'says', 'That was quick, thank you!'],
      [
        '1d 16:43',
        'anna',
        'says',
        'You are welcome, Tom. The tracking link comes by mail as soon as it is packed.',
      ],
      [
        '14m',
        'guest',
        'says',
        'One more thing: could you send it to my office instead? 14 Mill Lane, second floor. Nobody is at home on weekdays.',
      ],
    ],
  },
  {
    contact: 'Sofia Almeida',
    language: 'en',
    channel: 'form',
    page: ['/ceramics', 'Ceramics'],
    lines: [
      [
        '1d 11:08',
        'guest',
        'says',
        'We are opening a small café in Porto in March and would love to serve in your Morrow mugs. We need about 40, all in the rust glaze. Is that possible, and is there a price for such a number?',
      ],
      [
        '1d 11:52',
        'leila',
        'says',
        'Dear Sofia, what a lovely thing to be part of. Forty is four kiln loads for us, so yes, with six weeks’ notice. I am asking the workshop for a price and write to you tomorrow before noon.',
      ],
      [
        '1d 12:10',
        'guest',
        'says',
        'Wonderful. Six weeks is fine. Could they be stamped with our name underneath?',
      ],
      [
        '3h',
        'leila',
        'notes',
        'Jules: €13.20 each from 40, stamp €60 once, needs a vector file. She can start on the 4th.',
      ],
      [
        '2h',
        'leila',
        'says',
        'Good news from the workshop: €13.20 a mug for forty, and the stamp is €60 once. For that we need your name as a vector file (SVG or PDF). Shall I hold the kiln for you?',
      ],
    ],
  },
  {
    contact: 'Hannah Lee',
    language: 'en',
    channel: 'chat',
    page: ['/p/tove', 'Tove, Table lamp'],
    lines: [
      ['1d 19:02', 'guest', 'says', 'My Tove hums when I dim it all the way down. Is that normal?'],
      [
        '1d 19:05',
        'marek',
        'says',
        'Hi Hannah, a faint hum in the last notch can happen with some bulbs, but you should not hear it from the sofa. Which bulb is in it, ours or another one?',
      ],
      [
        '1d 19:09',
        'guest',
        'says',
        'Another one from the drawer, because it is warmer. It says 9 W.',
      ],
      [
        '1d 19:12',
        'marek',
        'says',
        'That is it, then. The dimmer is made for up to 8 W. With the bulb that came in the box it should be silent. Would you try it tonight and tell me? If it still hums I send you a new cord.',
      ],
    ],
  },
  {
    contact: 'Grace Okafor',
    language: 'en',
    channel: 'chat',
    page: ['/p/isla', 'Isla, Pendant lamp'],
    lines: [
      ['2d 13:40', 'guest', 'says', 'Our ceiling is 3.6 m. Can I have Isla with a longer cord?'],
      [
        '2d 13:42',
        'marek',
        'says',
        'You can. We make it up to 5 m for €12 more. Over a table the shade looks best 60 to 70 cm above the top, so for you that would be about 2.3 m of cord. Shall I note 2.5 m to be safe?',
      ],
      ['2d 13:47', 'guest', 'says', 'Yes please, 2.5 m. How do I order that?'],
      [
        '2d 13:49',
        'marek',
        'says',
        'Order it as it is and write “2.5 m” in the note at the till. I will look out for it.',
      ],
      ['2d 13:58', 'guest', 'says', 'Done, OF-20409. Thanks Marek, that was easy.'],
      [
        '2d 14:00',
        'marek',
        'says',
        'Seen it, and the cord is already being cut. Enjoy the light, Grace.',
      ],
      ['2d 14:01', 'marek', 'resolves'],
    ],
  },
  {
    contact: 'Daniel Ferreira',
    language: 'en',
    channel: 'chat',
    page: ['/order', 'Your order OF-20377'],
    lines: [
      [
        '3d 10:15',
        'guest',
        'says',
        'I typed my old address for OF-20377. It should be 8 Rua das Flores, not 18. Is it too late?',
      ],
      [
        '3d 10:17',
        'leila',
        'says',
        'Just in time: it is packed, but the van comes at two. I have printed a new label with number 8. You will get a new tracking link in a minute.',
      ],
      ['3d 10:21', 'guest', 'says', 'You saved my week. Thank you!'],
      ['3d 10:22', 'leila', 'resolves'],
    ],
  },
  {
    contact: null,
    language: 'en',
    channel: 'chat',
    page: ['/p/perch', 'Perch, Wall lamp'],
    lines: [
      ['5d 20:48', 'guest', 'says', 'does perch come with a UK plug'],
      [
        '4d 09:01',
        'marek',
        'says',
        'Good morning! It does: choose “with plug” and your country. The bulb is in the box as well.',
      ],
      ['4d 09:40', 'marek', 'resolves'],
    ],
  },
];
