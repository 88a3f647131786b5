import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const pl: MoreTexts = {
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  dropHere: 'Upuść pliki tutaj',
  removeFile: (name) => `Usuń plik ${name}`,
  uploading: (percent) => `Przesyłanie, ${percent}`,
  notUploaded: 'Nie udało się przesłać tego pliku.',
  fileTooLarge: (limit) => `Maksymalny rozmiar pliku: ${limit}.`,
  fileEmpty: 'Ten plik jest pusty.',
  fileType: 'Pliki tego rodzaju nie są tu przyjmowane.',
  tooManyFiles: plural('pl', {
    one: 'Prosimy dodawać po jednym pliku.',
    few: 'Prosimy dodawać najwyżej # pliki naraz.',
    many: 'Prosimy dodawać najwyżej # plików naraz.',
    other: 'Prosimy dodawać najwyżej # pliku naraz.',
  }),
  fileOnlyHere:
    'To urządzenie nie może przechować pliku. Prosimy wysłać go przed opuszczeniem tej strony.',
  fileChecked: 'Trwa sprawdzanie',
  fileGone: 'Plik już niedostępny',
  openImage: (name) => `Otwórz obraz ${name}`,
  download: 'Pobierz',
  previous: 'Poprzedni',
  next: 'Następny',
  cancel: 'Anuluj',
  yourDataMore:
    'Rozmowy są przechowywane na tym urządzeniu i w sklepie, aby można było do nich wrócić.',
  saveData: 'Zapisz moje rozmowy w pliku',
  forgetDevice: 'Zapomnij to urządzenie',
  forgetDeviceMore: 'Usuwa wszystkie rozmowy z tego urządzenia. W sklepie pozostaną zachowane.',
  forgetUnsent: plural('pl', {
    one: '# wiadomość nie została jeszcze wysłana i przepadnie.',
    few: '# wiadomości nie zostały jeszcze wysłane i przepadną.',
    many: '# wiadomości nie zostało jeszcze wysłanych i przepadnie.',
    other: '# wiadomości nie zostało jeszcze wysłane i przepadnie.',
  }),
  forgotten: 'To urządzenie o wszystkim zapomniało.',
  emailMore: 'Po potwierdzeniu adresu e-mail związane z nim rozmowy pojawią się także tutaj.',
  emailLabel: 'Adres e-mail',
  sendCode: 'Wyślij kod',
  emailWrong: (example) => `To nie jest adres e-mail. Powinien wyglądać tak: ${apart(example)}.`,
  emailUnsent: 'Nie udało się wysłać kodu. Prosimy spróbować za chwilę.',
  emailOffline: 'Brak połączenia, a tu jest ono potrzebne.',
  emailWait: (duration) => `Zbyt wiele prób. Prosimy spróbować ponownie za: ${duration}.`,
  codeSent: (email) => `Wysłaliśmy kod na adres ${apart(email)}. Jest ważny przez dziesięć minut.`,
  codeOnce:
    'Na jeden adres wysyłamy najwyżej jeden kod dziennie. Nie ma go? Prosimy sprawdzić folder ze spamem.',
  codeLabel: 'Sześciocyfrowy kod',
  confirmCode: 'Potwierdź',
  codeWrong: 'To nie ten kod. Prosimy go sprawdzić.',
  codeOver: 'Ten kod nie jest już ważny.',
  newCodeIn: (duration) => `O nowy kod można poprosić za: ${duration}.`,
  otherEmail: 'Użyj innego adresu',
  emailProven: (email) =>
    `Adres ${apart(email)} jest potwierdzony. Związane z nim rozmowy są na liście rozmów, tutaj i na innych urządzeniach.`,
  emailKnown: 'Jesteś w sklepie po zalogowaniu: rozmowy są już na wszystkich urządzeniach.',
};
