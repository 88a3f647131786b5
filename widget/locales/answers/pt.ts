import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const pt: AnswersTexts = {
  clear: 'Limpar',
  found: plural('pt', {
    one: '# resposta',
    many: '# de respostas',
    other: '# respostas',
  }),
  nothingFor: (query) => `Nenhum resultado para “${query}”.`,
  otherWords: 'Tente outras palavras ou escreva para nós.',
  often: 'Perguntas frequentes',
  topics: 'Assuntos',
  onlyIn: (language) => `Disponível apenas em ${language}`,
  needNetwork: 'Sem conexão. Para buscar é preciso estar on-line.',
  notLoaded: 'Não foi possível carregar as respostas.',
  articleGone: 'Esta resposta não está mais disponível.',
  updated: (date) => `Atualizado: ${date}`,
  helped: 'Isso ajudou?',
  yes: 'Sim',
  no: 'Não',
  thanks: 'Agradecemos a sua opinião.',
  missing: 'O que faltou?',
  related: 'Veja também',
  person: 'Ainda precisa de ajuda?',
  writeToUs: 'Fale conosco',
  mayHelp: 'Talvez ajude',
  hide: 'Ocultar sugestões',
  table: 'Tabela',
};
