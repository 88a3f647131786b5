import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const de: MoreTexts = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  dropHere: 'Dateien hier ablegen',
  removeFile: (name) => `${name} entfernen`,
  uploading: (percent) => `Wird hochgeladen, ${percent}`,
  notUploaded: 'Diese Datei konnte nicht hochgeladen werden.',
  fileTooLarge: (limit) => `Dateien dürfen bis zu ${limit} groß sein.`,
  fileEmpty: 'Diese Datei ist leer.',
  fileType: 'Dateien dieser Art werden hier nicht angenommen.',
  tooManyFiles: plural('de', {
    one: 'Bitte nur eine Datei auf einmal.',
    other: 'Bitte höchstens # Dateien auf einmal.',
  }),
  fileOnlyHere:
    'Dieses Gerät kann die Datei nicht aufbewahren. Bitte senden Sie sie, bevor Sie die Seite verlassen.',
  fileChecked: 'Wird geprüft',
  fileGone: 'Nicht mehr verfügbar',
  openImage: (name) => `Bild ${name} öffnen`,
  download: 'Herunterladen',
  previous: 'Zurück',
  next: 'Weiter',
  cancel: 'Abbrechen',
  yourDataMore:
    'Ihre Gespräche werden auf diesem Gerät und beim Shop aufbewahrt, damit Sie sie wiederfinden.',
  saveData: 'Gespräche als Datei sichern',
  forgetDevice: 'Dieses Gerät vergessen',
  forgetDeviceMore: 'Löscht alle Gespräche von diesem Gerät. Der Shop behält sie.',
  forgetUnsent: plural('de', {
    one: '# Nachricht wurde noch nicht gesendet und geht verloren.',
    other: '# Nachrichten wurden noch nicht gesendet und gehen verloren.',
  }),
  forgotten: 'Dieses Gerät hat alles vergessen.',
};
