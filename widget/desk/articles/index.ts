// Defines <care-desk-articles>. A desk loads it when its articles are asked for.
import { define } from '../../elements/define.ts';
import { ArticleEditorElement } from './article-editor.ts';
import { DeskArticlePageElement } from './desk-article-page.ts';
import { DeskArticlesElement } from './desk-articles.ts';

define('care-desk-article-page', DeskArticlePageElement);
define('care-desk-article-editor', ArticleEditorElement);
define('care-desk-articles', DeskArticlesElement);

export { DeskArticlesElement };
