// The panel in German: one file, one request, one language.
import { de } from '../locales/de.ts';
import { panelIn } from './create-panel.ts';

export const createPanel = panelIn(de);
