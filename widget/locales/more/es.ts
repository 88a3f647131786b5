import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const es: MoreTexts = {
  copy: 'Copiar',
  copied: 'Copiado',
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
  fileOnlyHere:
    'Este dispositivo no puede guardar el archivo. Envíelo antes de salir de esta página.',
  fileChecked: 'Comprobando',
  fileGone: 'Ya no está disponible',
  openImage: (name) => `Abrir la imagen ${name}`,
  download: 'Descargar',
  previous: 'Anterior',
  next: 'Siguiente',
  cancel: 'Cancelar',
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
  emailMore:
    'Confirme su dirección de correo y las conversaciones que le corresponden aparecerán también aquí.',
  emailLabel: 'Correo electrónico',
  sendCode: 'Enviar un código',
  emailWrong: (example) => `Esto no es una dirección de correo. Tiene la forma ${apart(example)}.`,
  emailUnsent: 'No se pudo enviar el código. Inténtelo de nuevo en un momento.',
  emailOffline: 'No tiene conexión, y aquí hace falta.',
  emailWait: (duration) => `Demasiados intentos. Inténtelo de nuevo en ${duration}.`,
  codeSent: (email) => `Hemos enviado un código a ${apart(email)}. Vale durante diez minutos.`,
  codeOnce:
    'A una dirección se envía como mucho un código al día. ¿No ha llegado? Mire en la carpeta de correo no deseado.',
  codeLabel: 'Código de seis cifras',
  confirmCode: 'Confirmar',
  codeWrong: 'Ese no es el código. Compruébelo, por favor.',
  codeOver: 'Este código ya no vale.',
  newCodeIn: (duration) => `Podrá pedir otro en ${duration}.`,
  otherEmail: 'Usar otra dirección',
  emailProven: (email) =>
    `${apart(email)} está confirmada. Lo que le corresponde está en sus conversaciones, aquí y en sus otros dispositivos.`,
  emailKnown:
    'Ha iniciado sesión en la tienda: sus conversaciones ya están en todos sus dispositivos.',
};
