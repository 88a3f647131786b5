// The panel in English: one file, one request, one language.
import { en } from '../locales/en.ts';
import { panelIn } from './create-panel.ts';

export const texts = en;
export const createPanel = panelIn(en);
