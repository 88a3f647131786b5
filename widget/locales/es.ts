import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** “Usted”, in words that both Spain and Latin America use. */
export const es: Texts = {
  language: 'es',

  // the thread
  messages: 'Mensajes',
  you: 'Usted',
  visitor: 'Visitante',
  team: 'El equipo',
  automatic: 'Automático',
  newHere: 'Mensajes nuevos',
  newBelow: plural('es', {
    one: '# mensaje nuevo',
    many: '# de mensajes nuevos',
    other: '# mensajes nuevos',
  }),
  toLatest: 'Ir al último mensaje',
  typing: (name) => `${name} está escribiendo`,
  resolved: 'Consulta resuelta',
  reopened: 'Consulta reabierta',
  unknown: 'Aquí hay algo que esta versión no puede mostrar',
  opensNewTab: 'se abre en una pestaña nueva',

  // what became of an own message
  waiting: 'Pendiente de envío',
  sending: 'Enviando',
  sent: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  failed: 'No enviado.',
  held: 'Escrito hace más de un día. ¿Enviarlo de todos modos?',
  retry: 'Reintentar',
  discard: 'Descartar',
  tooLong: 'El mensaje es demasiado largo.',
  tooMuch: 'Demasiadas solicitudes a la vez. Inténtelo de nuevo en un momento.',
  notAllowed: 'No se aceptó el mensaje.',
  somethingWrong: 'Se produjo un problema por nuestra parte.',
  notKept: 'El texto no se pudo guardar y sigue aquí. Inténtelo de nuevo.',

  // the composer
  write: 'Escriba un mensaje',
  send: 'Enviar',
  charactersLeft: plural('es', {
    one: 'Queda # carácter',
    many: 'Quedan # de caracteres',
    other: 'Quedan # caracteres',
  }),
  charactersOver: plural('es', {
    one: 'Sobra # carácter',
    many: 'Sobran # de caracteres',
    other: 'Sobran # caracteres',
  }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration) => `Tiempo de respuesta habitual: ${duration}`,
  people: (names) => `Está en contacto con ${names}.`,
  welcome: '¡Hola! ¿En qué podemos ayudarle?',
  welcomeMore:
    'Puede cerrar esta página cuando quiera: su mensaje queda guardado y aquí encontrará la respuesta.',
  offline:
    'Sin conexión a internet. Lo que escriba se guardará y se enviará cuando se recupere la conexión.',
  unreachable:
    'En este momento no podemos recibir mensajes. Lo que escriba se guardará y se enviará lo antes posible.',
  onlyThisTab:
    'Solo se guarda en esta pestaña. Por favor, déjela abierta hasta que se envíen sus mensajes.',
  outdated: 'Esta página no está actualizada. Vuelva a cargarla para continuar.',
  forbidden: 'El chat no está disponible aquí.',
  erased: 'Esta conversación se eliminó, tal como se solicitó.',
  left: 'Ha cerrado sesión.',
  contactPage: 'Página de contacto',
  solved: 'Esperamos que todo esté resuelto. Si no es así, escríbanos de nuevo.',
  conversations: 'Sus conversaciones',
  toHome: 'Vista general',
  unread: plural('es', { other: '# sin leer' }),

  // answers
  answers: 'Respuestas',
  searchAnswers: 'Buscar una respuesta',

  // messages
  choices: 'Respuestas sugeridas',
  emoji: 'Emoji',

  // files
  attach: 'Adjuntar un archivo',
  close: 'Cerrar',

  // what is kept about the shopper
  yourData: 'Sus datos',

  more: () => import('./more/es.ts').then(({ es }) => es),
  answersWords: () => import('./answers/es.ts').then(({ es }) => es),
};
