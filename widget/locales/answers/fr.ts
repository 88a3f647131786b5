import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const fr: AnswersTexts = {
  clear: 'Effacer',
  found: plural('fr', {
    one: '# réponse',
    many: '# de réponses',
    other: '# réponses',
  }),
  nothingFor: (query) => `Aucun résultat pour « ${query} ».`,
  otherWords: 'Essayez d’autres mots ou écrivez-nous.',
  often: 'Questions fréquentes',
  topics: 'Thèmes',
  onlyIn: (language) => `Disponible uniquement en ${language}`,
  needNetwork: 'Vous êtes hors ligne. La recherche demande une connexion.',
  notLoaded: 'Impossible de charger les réponses.',
  articleGone: 'Cette réponse n’est plus disponible.',
  updated: (date) => `Mis à jour : ${date}`,
  helped: 'Était-ce utile ?',
  yes: 'Oui',
  no: 'Non',
  thanks: 'Merci pour votre avis.',
  missing: 'Que manquait-il ?',
  related: 'Réponses proches',
  person: 'Besoin de nous parler ?',
  writeToUs: 'Écrivez-nous',
  mayHelp: 'Peut-être utile',
  hide: 'Masquer les suggestions',
  table: 'Tableau',
};
