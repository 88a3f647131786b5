import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/**
 * Brazilian where the two must differ (arquivo, equipe, contato), since by far the most read that; elsewhere words and
 * forms that Portugal uses as well, mostly without “você”.
 */
export const pt: Texts = {
  language: 'pt',

  // the thread
  messages: 'Mensagens',
  you: 'Você',
  visitor: 'Visitante',
  team: 'A equipe',
  automatic: 'Automático',
  newHere: 'Novas mensagens',
  newBelow: plural('pt', {
    one: '# nova mensagem',
    many: '# de novas mensagens',
    other: '# novas mensagens',
  }),
  toLatest: 'Ir para a última mensagem',
  typing: (name) => `${name} está escrevendo`,
  resolved: 'Conversa resolvida',
  reopened: 'Conversa reaberta',
  unknown: 'Há algo aqui que esta versão não consegue mostrar',
  opensNewTab: 'abre em nova aba',

  // what became of an own message
  waiting: 'Aguardando envio',
  sending: 'Enviando',
  sent: 'Enviada',
  delivered: 'Entregue',
  read: 'Lida',
  failed: 'Não enviada.',
  held: 'Escrita há mais de um dia. Enviar mesmo assim?',
  retry: 'Tentar de novo',
  discard: 'Descartar',
  tooLong: 'A mensagem é longa demais.',
  tooMuch: 'Muitas solicitações de uma só vez. Tente de novo em instantes.',
  notAllowed: 'A mensagem não foi aceita.',
  somethingWrong: 'Algo deu errado do nosso lado.',
  notKept: 'Não foi possível guardar o texto, por isso ele continua aqui. Tente de novo.',

  // the composer
  write: 'Escreva uma mensagem',
  send: 'Enviar',
  charactersLeft: plural('pt', {
    one: '# caractere restante',
    many: '# de caracteres restantes',
    other: '# caracteres restantes',
  }),
  charactersOver: plural('pt', {
    one: '# caractere a mais',
    many: '# de caracteres a mais',
    other: '# caracteres a mais',
  }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration) => `Tempo habitual de resposta: ${duration}`,
  people: (names) => `Sua conversa é com ${names}.`,
  welcome: 'Olá! Como podemos ajudar?',
  welcomeMore:
    'Pode fechar esta página quando quiser: sua mensagem fica guardada e a resposta estará aqui.',
  offline:
    'Sem conexão à internet. O que for escrito fica guardado e será enviado quando a conexão voltar.',
  unreachable:
    'No momento, não conseguimos receber mensagens. O que for escrito fica guardado e será enviado assim que possível.',
  onlyThisTab:
    'Guardado apenas nesta aba. Por favor, deixe-a aberta até que suas mensagens sejam enviadas.',
  outdated: 'Esta página está desatualizada. Recarregue-a para continuar.',
  forbidden: 'O chat não está disponível aqui.',
  erased: 'Esta conversa foi apagada, conforme solicitado.',
  left: 'Sessão encerrada.',
  contactPage: 'Página de contato',
  solved: 'Esperamos que tudo esteja resolvido. Se não estiver, é só escrever de novo.',
  conversations: 'Suas conversas',
  toHome: 'Visão geral',
  unread: plural('pt', { one: '# não lida', many: '# não lidas', other: '# não lidas' }),

  // answers
  answers: 'Respostas',
  searchAnswers: 'Buscar uma resposta',

  // messages
  choices: 'Respostas sugeridas',
  emoji: 'Emoji',

  // files
  attach: 'Anexar um arquivo',
  close: 'Fechar',

  // what is kept about the shopper
  yourData: 'Seus dados',

  more: () => import('./more/pt.ts').then(({ pt }) => pt),
  answersWords: () => import('./answers/pt.ts').then(({ pt }) => pt),
};
