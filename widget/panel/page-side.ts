// What the panel does for the page around it. Nobody waits for it, so it comes once the panel is there.
export { checkAttributes } from './check-attributes.ts';
export { closeByBack } from './close-by-back.ts';
export { panelCalls } from './panel-calls.ts';
export { tellNews } from './tell-news.ts';
