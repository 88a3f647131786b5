import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const ko: MoreTexts = {
  copy: '복사',
  copied: '복사됨',
  dropHere: '여기에 파일을 놓으세요',
  removeFile: (name) => `${name} 삭제`,
  uploading: (percent) => `업로드 중: ${percent}`,
  notUploaded: '이 파일을 업로드하지 못했습니다.',
  fileTooLarge: (limit) => `파일은 최대 ${limit}까지 첨부할 수 있습니다.`,
  fileEmpty: '빈 파일입니다.',
  fileType: '이 형식의 파일은 첨부할 수 없습니다.',
  tooManyFiles: plural('ko', { other: '파일은 한 번에 #개까지 첨부할 수 있습니다.' }),
  fileOnlyHere: '이 기기에는 파일을 보관할 수 없습니다. 페이지를 떠나기 전에 보내 주세요.',
  fileChecked: '확인 중',
  fileGone: '더 이상 이용할 수 없음',
  openImage: (name) => `${name} 이미지 열기`,
  download: '다운로드',
  previous: '이전',
  next: '다음',
  cancel: '취소',
  yourDataMore: '나중에 다시 보실 수 있도록 대화가 이 기기와 저희 스토어에 보관됩니다.',
  saveData: '내 대화를 파일로 저장',
  forgetDevice: '이 기기의 기록 삭제',
  forgetDeviceMore: '이 기기에서 모든 대화를 삭제합니다. 저희 스토어에는 그대로 보관됩니다.',
  forgetUnsent: plural('ko', { other: '아직 전송되지 않은 메시지 #개가 사라집니다.' }),
  forgotten: '이 기기의 기록이 모두 삭제되었습니다.',
};
