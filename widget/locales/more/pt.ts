import { apart } from '../apart.ts';
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
  emailMore: 'Confirme seu e-mail, e as conversas que pertencem a ele também aparecem aqui.',
  emailLabel: 'E-mail',
  sendCode: 'Enviar um código',
  emailWrong: (example) => `Isto não é um e-mail. Ele tem a forma ${apart(example)}.`,
  emailUnsent: 'Não foi possível enviar o código. Tente de novo em instantes.',
  emailOffline: 'Você está sem conexão, e aqui ela é necessária.',
  emailWait: (duration) => `Foram tentativas demais. Tente de novo em ${duration}.`,
  codeSent: (email) => `Enviamos um código para ${apart(email)}. Ele vale por dez minutos.`,
  codeOnce: 'No máximo um código por dia vai para um endereço. Não chegou? Veja a pasta de spam.',
  codeLabel: 'Código de seis dígitos',
  confirmCode: 'Confirmar',
  codeWrong: 'Este não é o código. Confira, por favor.',
  codeOver: 'Este código não vale mais.',
  newCodeIn: (duration) => `Você pode pedir outro em ${duration}.`,
  otherEmail: 'Usar outro endereço',
  emailProven: (email) =>
    `${apart(email)} está confirmado. O que pertence a ele está nas suas conversas, aqui e nos seus outros dispositivos.`,
  emailKnown: 'Você entrou na loja: suas conversas já estão em todos os seus dispositivos.',
};
