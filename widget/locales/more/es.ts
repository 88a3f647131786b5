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
};
