// A chat without a mouse, in each engine: nothing but keys, and every stop of Tab is looked at.
import { additionsByKeyboard } from './keyboard-additions.ts';
import { keyboardJourneys } from './keyboard-journeys.ts';
import { messagesByKeyboard } from './keyboard-messages.ts';
import { waysThroughTheViews } from './keyboard-views.ts';

for (const journeys of keyboardJourneys()) {
  waysThroughTheViews(journeys);
  messagesByKeyboard(journeys);
  additionsByKeyboard(journeys);
}
