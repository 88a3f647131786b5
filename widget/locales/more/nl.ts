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
};
