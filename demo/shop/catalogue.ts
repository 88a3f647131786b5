// What the shop sells. Prices in euro cents.
import type { Language } from './words.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly range: 'lamps' | 'ceramics';
  readonly price: number;
  /** The colour of the paper it was photographed on, so to say. */
  readonly paper: 'sand' | 'sage' | 'clay' | 'mist';
  readonly kind: Record<Language, string>;
  readonly story: Record<'en' | 'de', string>;
  readonly facts: Record<'en' | 'de', readonly string[]>;
}

export const products: readonly Product[] = [
  {
    id: 'tove',
    name: 'Tove',
    range: 'lamps',
    price: 12_800,
    paper: 'sand',
    kind: { en: 'Table lamp', de: 'Tischleuchte', ar: 'مصباح طاولة' },
    story: {
      en: 'A mouth-blown opal dome on a foot of terracotta. It dims to the light of two candles, which is all a late evening needs.',
      de: 'Eine mundgeblasene Opalglashaube auf einem Fuß aus Terrakotta. Sie lässt sich bis auf das Licht zweier Kerzen dimmen, mehr braucht ein später Abend nicht.',
    },
    facts: {
      en: [
        '34 cm high, 28 cm wide',
        'E27, bulb up to 8 W included',
        'Dimmer in the linen cord, 1.8 m',
      ],
      de: [
        '34 cm hoch, 28 cm breit',
        'E27, Leuchtmittel bis 8 W dabei',
        'Dimmer im Leinenkabel, 1,8 m',
      ],
    },
  },
  {
    id: 'morrow',
    name: 'Morrow',
    range: 'ceramics',
    price: 3_400,
    paper: 'mist',
    kind: { en: 'Pair of mugs', de: 'Zwei Becher', ar: 'كوبان' },
    story: {
      en: 'Two stoneware mugs, each dipped once by hand, so no two lines of glaze are alike. The handle fits three fingers or a mitten.',
      de: 'Zwei Becher aus Steinzeug, jeder einmal von Hand getaucht, darum gleicht keine Glasurkante der anderen. Der Henkel passt für drei Finger oder einen Fäustling.',
    },
    facts: {
      en: ['300 ml each', 'Dishwasher and microwave safe', 'Rust and blue, or two of one colour'],
      de: [
        'Je 300 ml',
        'Für Spülmaschine und Mikrowelle',
        'Rost und Blau oder zwei in einer Farbe',
      ],
    },
  },
  {
    id: 'isla',
    name: 'Isla',
    range: 'lamps',
    price: 16_400,
    paper: 'sage',
    kind: { en: 'Pendant lamp', de: 'Pendelleuchte', ar: 'مصباح معلّق' },
    story: {
      en: 'Pleated linen over a brass ring, light enough to hang from a single hook. Over a table it draws a circle just wide enough for four.',
      de: 'Plissiertes Leinen über einem Messingring, so leicht, dass ein Haken genügt. Über dem Tisch zeichnet sie einen Kreis, gerade groß genug für vier.',
    },
    facts: {
      en: ['46 cm wide, cord up to 2 m', 'E27, up to 12 W', 'Shade comes off for a shake outdoors'],
      de: ['46 cm breit, Kabel bis 2 m', 'E27, bis 12 W', 'Schirm zum Ausschütteln abnehmbar'],
    },
  },
  {
    id: 'tarn',
    name: 'Tarn',
    range: 'ceramics',
    price: 4_200,
    paper: 'clay',
    kind: { en: 'Serving bowl', de: 'Servierschale', ar: 'وعاء تقديم' },
    story: {
      en: 'A bowl for pasta for two or apples for a week. The green inside is a copper glaze that pools darker where it is deep, like the lake it is named after.',
      de: 'Eine Schale für Pasta zu zweit oder Äpfel für eine Woche. Das Grün innen ist eine Kupferglasur, die in der Tiefe dunkler wird, wie der See, nach dem sie heißt.',
    },
    facts: {
      en: ['26 cm across, 11 cm deep', 'Oven safe to 180 °C', 'Dishwasher safe'],
      de: ['26 cm Durchmesser, 11 cm tief', 'Ofenfest bis 180 °C', 'Spülmaschinenfest'],
    },
  },
  {
    id: 'perch',
    name: 'Perch',
    range: 'lamps',
    price: 9_800,
    paper: 'mist',
    kind: { en: 'Wall lamp', de: 'Wandleuchte', ar: 'مصباح حائط' },
    story: {
      en: 'A reading lamp that turns on its arm like a bird on a branch. Brass that is left raw and will darken with you.',
      de: 'Eine Leselampe, die sich auf ihrem Arm dreht wie ein Vogel auf dem Ast. Das Messing bleibt roh und dunkelt mit den Jahren nach.',
    },
    facts: {
      en: ['32 cm from the wall', 'E14, bulb up to 5 W included', 'With plug or for a wall outlet'],
      de: [
        '32 cm Ausladung',
        'E14, Leuchtmittel bis 5 W dabei',
        'Mit Stecker oder für Wandauslass',
      ],
    },
  },
  {
    id: 'reed',
    name: 'Reed',
    range: 'ceramics',
    price: 5_800,
    paper: 'sand',
    kind: { en: 'Bottle vase', de: 'Flaschenvase', ar: 'مزهرية' },
    story: {
      en: 'A narrow neck that holds one branch upright and three in conversation. Glazed inside, so it keeps water as well as it keeps still.',
      de: 'Ein schmaler Hals, der einen Zweig aufrecht hält und drei ins Gespräch bringt. Innen glasiert, also wasserdicht.',
    },
    facts: {
      en: ['31 cm high', 'Neck 3 cm wide', 'Thrown, not cast: heights vary by 1 cm'],
      de: ['31 cm hoch', 'Hals 3 cm weit', 'Gedreht, nicht gegossen: ± 1 cm'],
    },
  },
  {
    id: 'oda',
    name: 'Oda',
    range: 'ceramics',
    price: 7_200,
    paper: 'sage',
    kind: { en: 'Teapot', de: 'Teekanne', ar: 'إبريق شاي' },
    story: {
      en: 'Room for four cups and a second talk. The spout was redrawn eleven times until it stopped dripping.',
      de: 'Platz für vier Tassen und ein zweites Gespräch. Der Ausguss wurde elfmal neu gezeichnet, bis er nicht mehr tropfte.',
    },
    facts: {
      en: ['1.1 l', 'Strainer of stainless steel inside', 'Handle of steamed beech'],
      de: ['1,1 l', 'Sieb aus Edelstahl innen', 'Griff aus gedämpfter Buche'],
    },
  },
  {
    id: 'shore',
    name: 'Shore',
    range: 'ceramics',
    price: 8_800,
    paper: 'clay',
    kind: { en: 'Four plates', de: 'Vier Teller', ar: 'أربعة أطباق' },
    story: {
      en: 'Four plates in four glazes that agree with each other. The rim is raised by a finger, which helps small children and big sauces.',
      de: 'Vier Teller in vier Glasuren, die sich vertragen. Der Rand ist einen Finger hoch, das hilft kleinen Kindern und großen Soßen.',
    },
    facts: {
      en: ['22 cm across', 'Stackable', 'Single plates can be ordered again'],
      de: ['22 cm Durchmesser', 'Stapelbar', 'Einzelne Teller lassen sich nachbestellen'],
    },
  },
];

export const productById: ReadonlyMap<string, Product> = new Map(
  products.map((product) => [product.id, product]),
);
