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
};
