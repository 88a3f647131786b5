import { apart } from '../apart.ts';
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
  emailMore:
    'Bestätigen Sie Ihre E-Mail-Adresse, dann erscheinen die Gespräche, die zu ihr gehören, auch hier.',
  emailLabel: 'E-Mail-Adresse',
  sendCode: 'Code senden',
  emailWrong: (example) => `Das ist keine E-Mail-Adresse. Sie sieht aus wie ${apart(example)}.`,
  emailUnsent: 'Der Code konnte nicht gesendet werden. Bitte versuchen Sie es gleich noch einmal.',
  emailOffline: 'Sie sind offline. Dafür braucht es eine Verbindung.',
  emailWait: (duration) => `Das war zu oft. Bitte versuchen Sie es in ${duration} noch einmal.`,
  codeSent: (email) => `Wir haben einen Code an ${apart(email)} gesendet. Er gilt zehn Minuten.`,
  codeOnce:
    'An eine Adresse geht höchstens ein Code am Tag. Nichts angekommen? Bitte sehen Sie im Spam-Ordner nach.',
  codeLabel: 'Sechsstelliger Code',
  confirmCode: 'Bestätigen',
  codeWrong: 'Das ist nicht der Code. Bitte prüfen Sie ihn.',
  codeOver: 'Dieser Code gilt nicht mehr.',
  newCodeIn: (duration) => `Einen neuen können Sie in ${duration} anfordern.`,
  otherEmail: 'Andere Adresse verwenden',
  emailProven: (email) =>
    `${apart(email)} ist bestätigt. Was dazugehört, finden Sie unter Ihren Gesprächen, hier und auf Ihren anderen Geräten.`,
  emailKnown: 'Sie sind im Shop angemeldet: Ihre Gespräche sind bereits auf allen Ihren Geräten.',
};
