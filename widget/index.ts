// Public entry `care-widget`: defines `<care-widget>`. The panel is loaded on first intent.
import { define } from './elements/define.ts';
import { CareWidgetElement } from './launcher/care-widget-element.ts';

export { CareWidgetElement } from './launcher/care-widget-element.ts';
export { CareCloseEvent, CareOpenEvent } from './launcher/launcher-events.ts';

define('care-widget', CareWidgetElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-widget': CareWidgetElement;
  }
}
