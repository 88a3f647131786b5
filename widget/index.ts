// Public entry `care-widget`: defines `<care-widget>`. The panel is loaded on first intent.
import { define } from './elements/define.ts';
import { CareWidgetElement } from './launcher/care-widget-element.ts';

export { CareWidgetElement } from './launcher/care-widget-element.ts';
export type { PageContext } from './launcher/page-context.ts';
export type { WidgetCalls, WidgetIdentity } from './launcher/widget-calls.ts';
export type { WidgetEvents } from './launcher/widget-events.ts';
export type { IdentitySource } from './client/care-client.ts';
export type { Texts } from './locales/en.ts';

define('care-widget', CareWidgetElement);
