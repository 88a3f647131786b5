import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const fr: MoreTexts = {
  copy: 'Copier',
  copied: 'Copié',
  dropHere: 'Déposez les fichiers ici',
  removeFile: (name) => `Retirer ${name}`,
  uploading: (percent) => `Envoi en cours\u00a0: ${percent}`,
  notUploaded: 'Ce fichier n’a pas pu être envoyé.',
  fileTooLarge: (limit) => `Les fichiers ne doivent pas dépasser ${limit}.`,
  fileEmpty: 'Ce fichier est vide.',
  fileType: 'Les fichiers de ce type ne sont pas acceptés ici.',
  tooManyFiles: plural('fr', {
    one: 'Un seul fichier à la fois, s’il vous plaît.',
    many: 'Pas plus de # de fichiers à la fois, s’il vous plaît.',
    other: 'Pas plus de # fichiers à la fois, s’il vous plaît.',
  }),
  fileOnlyHere:
    'Cet appareil ne peut pas conserver le fichier. Envoyez-le avant de quitter cette page.',
  fileChecked: 'Vérification en cours',
  fileGone: 'N’est plus disponible',
  openImage: (name) => `Ouvrir l’image ${name}`,
  download: 'Télécharger',
  previous: 'Précédent',
  next: 'Suivant',
  cancel: 'Annuler',
  yourDataMore:
    'Vos conversations sont conservées sur cet appareil et par la boutique, pour que vous puissiez les retrouver.',
  saveData: 'Enregistrer mes conversations dans un fichier',
  forgetDevice: 'Oublier cet appareil',
  forgetDeviceMore: 'Supprime toutes les conversations de cet appareil. La boutique les conserve.',
  forgetUnsent: plural('fr', {
    one: '# message n’a pas encore été envoyé et sera perdu.',
    many: '# de messages n’ont pas encore été envoyés et seront perdus.',
    other: '# messages n’ont pas encore été envoyés et seront perdus.',
  }),
  forgotten: 'Cet appareil a tout oublié.',
  emailMore:
    'Confirmez votre adresse e-mail, et les conversations qui s’y rattachent apparaîtront aussi ici.',
  emailLabel: 'Adresse e-mail',
  sendCode: 'Envoyer un code',
  emailWrong: (example) => `Ce n’est pas une adresse e-mail. Elle ressemble à ${apart(example)}.`,
  emailUnsent: 'Le code n’a pas pu être envoyé. Veuillez réessayer dans un instant.',
  emailOffline: 'Vous êtes hors ligne. Une connexion est nécessaire.',
  emailWait: (duration) => `Trop de tentatives. Veuillez réessayer dans ${duration}.`,
  codeSent: (email) => `Nous avons envoyé un code à ${apart(email)}. Il est valable dix minutes.`,
  codeOnce:
    'Une adresse reçoit au plus un code par jour. Rien reçu ? Regardez dans les courriers indésirables.',
  codeLabel: 'Code à six chiffres',
  confirmCode: 'Confirmer',
  codeWrong: 'Ce n’est pas le bon code. Veuillez le vérifier.',
  codeOver: 'Ce code n’est plus valable.',
  newCodeIn: (duration) => `Vous pourrez en demander un autre dans ${duration}.`,
  otherEmail: 'Utiliser une autre adresse',
  emailProven: (email) =>
    `${apart(email)} est confirmée. Ce qui s’y rattache se trouve dans vos conversations, ici et sur vos autres appareils.`,
  emailKnown:
    'Vous êtes connecté à la boutique : vos conversations sont déjà sur tous vos appareils.',
};
