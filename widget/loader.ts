// The script entry: `<script type="module" src="…/care-widget.js" data-site="my-shop"></script>` is all a shop pastes.
import { CareWidgetElement } from './launcher/care-widget-element.ts';
import { placeFromScriptTag } from './launcher/script-tag.ts';

if (!customElements.get('care-widget')) {
  CareWidgetElement.scriptFolder = new URL('.', import.meta.url).href;
  customElements.define('care-widget', CareWidgetElement);
}
placeFromScriptTag(import.meta.url);
