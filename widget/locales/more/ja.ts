import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const ja: MoreTexts = {
  copy: 'コピー',
  copied: 'コピーしました',
  dropHere: 'ここにファイルをドロップ',
  removeFile: (name) => `「${name}」を削除`,
  uploading: (percent) => `アップロード中：${percent}`,
  notUploaded: 'このファイルをアップロードできませんでした。',
  fileTooLarge: (limit) => `添付できるファイルのサイズは${limit}までです。`,
  fileEmpty: 'このファイルは空です。',
  fileType: 'この種類のファイルは添付できません。',
  tooManyFiles: plural('ja', { other: '一度に添付できるファイルは#個までです。' }),
  fileOnlyHere: 'この端末にはファイルを保存できません。ページを離れる前に送信してください。',
  fileChecked: '確認中',
  fileGone: '利用できなくなりました',
  openImage: (name) => `画像「${name}」を開く`,
  download: 'ダウンロード',
  previous: '前へ',
  next: '次へ',
  cancel: 'キャンセル',
  yourDataMore: '会話は、後からご覧いただけるよう、この端末と当店に保存されます。',
  saveData: '会話をファイルに保存',
  forgetDevice: 'この端末の履歴を消去',
  forgetDeviceMore: 'この端末からすべての会話を削除します。当店には保存されたままです。',
  forgetUnsent: plural('ja', { other: '未送信のメッセージ#件は失われます。' }),
  forgotten: 'この端末の履歴をすべて消去しました。',
};
