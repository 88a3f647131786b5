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
  back: 'Volver al chat',
  toHome: 'Vista general',
  unread: plural('es', { other: '# sin leer' }),

  // the overview: what one can do here
  chatWithUs: 'Chatee con nosotros',
  goOn: 'Siga con el chat',
  writeToUs: 'Escríbanos',
  openConversation: (name) => `Abrir la conversación «${name}»`,

  // messages
  choices: 'Respuestas sugeridas',
  copy: 'Copiar',
  copied: 'Copiado',
  emoji: 'Emoji',

  // files
  attach: 'Adjuntar un archivo',
  dropHere: 'Suelte los archivos aquí',
  removeFile: (name) => `Quitar ${name}`,
  uploading: (percent) => `Subiendo, ${percent}`,
  notUploaded: 'No se pudo subir este archivo.',
  fileTooLarge: (limit) => `Los archivos pueden ocupar ${limit} como máximo.`,
  fileEmpty: 'Este archivo está vacío.',
  fileType: 'Aquí no se aceptan archivos de este tipo.',
  tooManyFiles: plural('es', {
    one: 'Un solo archivo a la vez, por favor.',
    many: 'Hasta # de archivos a la vez, por favor.',
    other: 'Hasta # archivos a la vez, por favor.',
  }),
  fileChecked: 'Comprobando',
  fileGone: 'Ya no está disponible',
  openImage: (name) => `Abrir la imagen ${name}`,
  download: 'Descargar',
  previous: 'Anterior',
  next: 'Siguiente',
  close: 'Cerrar',
  cancel: 'Cancelar',

  // what is kept about the shopper
  yourData: 'Sus datos',
  yourDataMore:
    'Sus conversaciones se guardan en este dispositivo y en la tienda, para que pueda volver a encontrarlas.',
  saveData: 'Guardar mis conversaciones en un archivo',
  forgetDevice: 'Olvidar este dispositivo',
  forgetDeviceMore: 'Elimina todas las conversaciones de este dispositivo. La tienda las conserva.',
  forgetUnsent: plural('es', {
    one: '# mensaje aún no se ha enviado y se perderá.',
    many: '# de mensajes aún no se han enviado y se perderán.',
    other: '# mensajes aún no se han enviado y se perderán.',
  }),
  forgotten: 'Este dispositivo lo ha olvidado todo.',
};
