import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const zh: MoreTexts = {
  copy: '复制',
  copied: '已复制',
  dropHere: '将文件拖放到此处',
  removeFile: (name) => `移除“${name}”`,
  uploading: (percent) => `正在上传：${percent}`,
  notUploaded: '此文件未能上传。',
  fileTooLarge: (limit) => `文件大小不能超过 ${limit}。`,
  fileEmpty: '此文件为空。',
  fileType: '不支持此类文件。',
  tooManyFiles: plural('zh', { other: '每次最多可添加 # 个文件。' }),
  fileOnlyHere: '此设备无法保存该文件。请在离开本页面前发送。',
  fileChecked: '正在检查',
  fileGone: '已失效',
  openImage: (name) => `打开图片“${name}”`,
  download: '下载',
  previous: '上一个',
  next: '下一个',
  cancel: '取消',
  yourDataMore: '您的对话会保存在此设备和本店，方便您日后查看。',
  saveData: '将我的对话保存为文件',
  forgetDevice: '清除此设备上的记录',
  forgetDeviceMore: '从此设备删除所有对话，本店仍会保留。',
  forgetUnsent: plural('zh', { other: '有 # 条消息尚未发送，将会丢失。' }),
  forgotten: '此设备上的记录已全部清除。',
};
