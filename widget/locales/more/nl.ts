import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const nl: MoreTexts = {
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  dropHere: 'Laat de bestanden hier los',
  removeFile: (name) => `${name} verwijderen`,
  uploading: (percent) => `Wordt geüpload, ${percent}`,
  notUploaded: 'Dit bestand kon niet worden geüpload.',
  fileTooLarge: (limit) => `Bestanden mogen maximaal ${limit} groot zijn.`,
  fileEmpty: 'Dit bestand is leeg.',
  fileType: 'Bestanden van dit type worden hier niet geaccepteerd.',
  tooManyFiles: plural('nl', {
    one: 'Eén bestand tegelijk, alstublieft.',
    other: 'Maximaal # bestanden tegelijk, alstublieft.',
  }),
  fileOnlyHere:
    'Dit apparaat kan het bestand niet bewaren. Verstuur het voordat u deze pagina verlaat.',
  fileChecked: 'Wordt gecontroleerd',
  fileGone: 'Niet meer beschikbaar',
  openImage: (name) => `Afbeelding ${name} openen`,
  download: 'Downloaden',
  previous: 'Vorige',
  next: 'Volgende',
  cancel: 'Annuleren',
  yourDataMore:
    'Uw gesprekken worden op dit apparaat en bij de winkel bewaard, zodat u ze kunt terugvinden.',
  saveData: 'Mijn gesprekken als bestand opslaan',
  forgetDevice: 'Dit apparaat vergeten',
  forgetDeviceMore:
    'Verwijdert alle gesprekken van dit apparaat. Bij de winkel blijven ze bewaard.',
  forgetUnsent: plural('nl', {
    one: '# bericht is nog niet verzonden en gaat verloren.',
    other: '# berichten zijn nog niet verzonden en gaan verloren.',
  }),
  forgotten: 'Dit apparaat is alles vergeten.',
  emailMore: 'Bevestig uw e-mailadres, dan verschijnen de gesprekken die erbij horen ook hier.',
  emailLabel: 'E-mailadres',
  sendCode: 'Code sturen',
  emailWrong: (example) => `Dit is geen e-mailadres. Het ziet eruit als ${apart(example)}.`,
  emailUnsent: 'De code kon niet worden verstuurd. Probeer het zo nog eens.',
  emailOffline: 'U bent offline. Hiervoor is een verbinding nodig.',
  emailWait: (duration) => `Dat was te vaak. Probeer het over ${duration} nog eens.`,
  codeSent: (email) =>
    `We hebben een code naar ${apart(email)} gestuurd. Die is tien minuten geldig.`,
  codeOnce:
    'Naar een adres gaat hoogstens één code per dag. Niets gekregen? Kijk in de map met spam.',
  codeLabel: 'Code van zes cijfers',
  confirmCode: 'Bevestigen',
  codeWrong: 'Dat is niet de code. Kijk hem nog eens na.',
  codeOver: 'Deze code is niet meer geldig.',
  newCodeIn: (duration) => `Over ${duration} kunt u een nieuwe vragen.`,
  otherEmail: 'Ander adres gebruiken',
  emailProven: (email) =>
    `${apart(email)} is bevestigd. Wat erbij hoort, staat bij uw gesprekken, hier en op uw andere apparaten.`,
  emailKnown: 'U bent ingelogd in de winkel: uw gesprekken staan al op al uw apparaten.',
};
