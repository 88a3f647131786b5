import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const ja: AnswersTexts = {
  clear: '消去',
  found: plural('ja', {
    other: '#件の回答',
  }),
  nothingFor: (query) => `「${query}」に合う回答は見つかりませんでした。`,
  otherWords: '別の言葉で探すか、お問い合わせください。',
  often: 'よくある質問',
  topics: 'トピック',
  onlyIn: (language) => `${language}でのみご覧いただけます`,
  needNetwork: 'オフラインです。検索には接続が必要です。',
  notLoaded: '回答を読み込めませんでした。',
  articleGone: 'この回答は公開を終了しました。',
  updated: (date) => `更新日：${date}`,
  helped: '役に立ちましたか？',
  yes: 'はい',
  no: 'いいえ',
  thanks: 'ご意見ありがとうございます。',
  missing: '何が足りませんでしたか？',
  related: '関連する回答',
  person: '解決しませんか？',
  writeToUs: '問い合わせる',
  mayHelp: 'こちらもご参考に',
  hide: '候補を閉じる',
  table: '表',
};
