import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const pt: MoreTexts = {
  copy: 'Copiar',
  copied: 'Copiado',
  dropHere: 'Solte os arquivos aqui',
  removeFile: (name) => `Remover ${name}`,
  uploading: (percent) => `Enviando, ${percent}`,
  notUploaded: 'Não foi possível enviar este arquivo.',
  fileTooLarge: (limit) => `Cada arquivo pode ter até ${limit}.`,
  fileEmpty: 'Este arquivo está vazio.',
  fileType: 'Arquivos deste tipo não são aceitos aqui.',
  tooManyFiles: plural('pt', {
    one: 'Um arquivo de cada vez, por favor.',
    many: 'Até # de arquivos de cada vez, por favor.',
    other: 'Até # arquivos de cada vez, por favor.',
  }),
  fileOnlyHere:
    'Este dispositivo não consegue guardar o arquivo. Envie-o antes de sair desta página.',
  fileChecked: 'Em verificação',
  fileGone: 'Não está mais disponível',
  openImage: (name) => `Abrir a imagem ${name}`,
  download: 'Baixar',
  previous: 'Anterior',
  next: 'Seguinte',
  cancel: 'Cancelar',
  yourDataMore:
    'Suas conversas ficam guardadas neste dispositivo e na loja, para consultar quando quiser.',
  saveData: 'Salvar minhas conversas em um arquivo',
  forgetDevice: 'Esquecer este dispositivo',
  forgetDeviceMore:
    'Apaga todas as conversas deste dispositivo. Na loja, elas continuam guardadas.',
  forgetUnsent: plural('pt', {
    one: '# mensagem ainda não foi enviada e será perdida.',
    many: '# de mensagens ainda não foram enviadas e serão perdidas.',
    other: '# mensagens ainda não foram enviadas e serão perdidas.',
  }),
  forgotten: 'Este dispositivo esqueceu tudo.',
};
