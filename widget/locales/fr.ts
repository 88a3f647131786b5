import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** “Vous”, and no form that says whether who reads is a man or a woman. Before `:` no-break, before `?!»` narrow. */
export const fr: Texts = {
  language: 'fr',

  // the thread
  messages: 'Messages',
  you: 'Vous',
  visitor: 'Visiteur',
  team: 'L’équipe',
  automatic: 'Automatique',
  newHere: 'Nouveaux messages',
  newBelow: plural('fr', {
    one: '# nouveau message',
    many: '# de nouveaux messages',
    other: '# nouveaux messages',
  }),
  toLatest: 'Aller au dernier message',
  typing: (name) => `${name} est en train d’écrire`,
  resolved: 'Demande résolue',
  reopened: 'Demande rouverte',
  unknown: 'Cette version ne peut pas afficher cet élément',
  opensNewTab: 's’ouvre dans un nouvel onglet',

  // what became of an own message
  waiting: 'En attente d’envoi',
  sending: 'Envoi en cours',
  sent: 'Envoyé',
  delivered: 'Distribué',
  read: 'Lu',
  failed: 'Non envoyé.',
  held: 'Écrit il y a plus d’un jour. L’envoyer quand même\u202f?',
  retry: 'Réessayer',
  discard: 'Supprimer',
  tooLong: 'Le message est trop long.',
  tooMuch: 'Trop de demandes à la fois. Veuillez réessayer dans un instant.',
  notAllowed: 'Le message n’a pas été accepté.',
  somethingWrong: 'Un problème est survenu de notre côté.',
  notKept: 'Votre texte n’a pas pu être enregistré\u00a0: il est toujours là. Veuillez réessayer.',

  // the composer
  write: 'Écrivez votre message',
  send: 'Envoyer',
  charactersLeft: plural('fr', {
    one: '# caractère restant',
    many: '# de caractères restants',
    other: '# caractères restants',
  }),
  charactersOver: plural('fr', {
    one: '# caractère en trop',
    many: '# de caractères en trop',
    other: '# caractères en trop',
  }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration) => `Délai de réponse habituel\u00a0: ${duration}`,
  people: (names) => `Vous écrivez à ${names}.`,
  welcome: 'Bonjour\u202f! Comment pouvons-nous vous aider\u202f?',
  welcomeMore:
    'Vous pouvez fermer cette page à tout moment\u00a0: votre message est conservé et la réponse vous attendra ici.',
  offline:
    'Vous êtes hors ligne. Ce que vous écrivez est conservé et sera envoyé dès votre retour en ligne.',
  unreachable:
    'Nous ne sommes pas joignables pour le moment. Ce que vous écrivez est conservé et sera envoyé dès que possible.',
  onlyThisTab:
    'Conservé uniquement dans cet onglet. Veuillez le laisser ouvert jusqu’à l’envoi de vos messages.',
  outdated: 'Cette page n’est plus à jour. Veuillez la recharger pour continuer.',
  forbidden: 'Le chat n’est pas disponible ici.',
  erased: 'Cette conversation a été supprimée, comme demandé.',
  left: 'Vous avez fermé votre session.',
  contactPage: 'Page de contact',
  solved: 'Nous espérons que tout est réglé. Sinon, il suffit de nous réécrire.',
  conversations: 'Vos conversations',
  toHome: 'Vue d’ensemble',
  unread: plural('fr', { one: '# non lu', many: '# non lus', other: '# non lus' }),

  // answers
  answers: 'Réponses',
  searchAnswers: 'Chercher une réponse',

  // messages
  choices: 'Réponses suggérées',
  emoji: 'Émoji',

  // files
  attach: 'Joindre un fichier',
  close: 'Fermer',

  // what is kept about the shopper
  yourData: 'Vos données',

  more: () => import('./more/fr.ts').then(({ fr }) => fr),
  answersWords: () => import('./answers/fr.ts').then(({ fr }) => fr),
};
