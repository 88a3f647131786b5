import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const es: AnswersTexts = {
  clear: 'Borrar',
  found: plural('es', {
    one: '# respuesta',
    many: '# de respuestas',
    other: '# respuestas',
  }),
  nothingFor: (query) => `No hay resultados para «${query}».`,
  otherWords: 'Pruebe con otras palabras o escríbanos.',
  often: 'Preguntas frecuentes',
  topics: 'Temas',
  onlyIn: (language) => `Disponible solo en ${language}`,
  needNetwork: 'No hay conexión, y para buscar hace falta.',
  notLoaded: 'No se han podido cargar las respuestas.',
  articleGone: 'Esta respuesta ya no está disponible.',
  updated: (date) => `Actualizado: ${date}`,
  helped: '¿Le ha servido?',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gracias por decírnoslo.',
  missing: '¿Qué ha faltado?',
  related: 'Relacionadas',
  person: '¿Necesita más ayuda?',
  writeToUs: 'Escríbanos',
  mayHelp: 'Quizá le sirva',
  hide: 'Ocultar sugerencias',
  table: 'Tabla',
};
