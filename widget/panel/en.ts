// The panel in English: one file, one request, one language.
import { en } from '../locales/en.ts';
import { panelIn } from './create-panel.ts';

export const createPanel = panelIn(en);
