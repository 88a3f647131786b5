// The success criteria of WCAG 2.2, levels A and AA, and what of each no test can judge.

export interface Criterion {
  readonly number: string;
  readonly level: 'A' | 'AA';
  readonly name: string;
  /** What remains for a person, when a test has shown something. */
  readonly person: string;
}

const of = (number: string, level: 'A' | 'AA', name: string, person: string): Criterion => ({
  number,
  level,
  name,
  person,
});

const MEDIA =
  'Nothing, while the widget has no audio or video; a shop that links some answers for it.';

export const CRITERIA: readonly Criterion[] = [
  of('1.1.1', 'A', 'Non-text Content', 'Whether each name says what its icon shows.'),
  of('1.2.1', 'A', 'Audio-only and Video-only', MEDIA),
  of('1.2.2', 'A', 'Captions (Prerecorded)', MEDIA),
  of('1.2.3', 'A', 'Audio Description or Media Alternative', MEDIA),
  of('1.2.4', 'AA', 'Captions (Live)', MEDIA),
  of('1.2.5', 'AA', 'Audio Description (Prerecorded)', MEDIA),
  of(
    '1.3.1',
    'A',
    'Info and Relationships',
    'Whether structure that one sees is structure that one hears.',
  ),
  of(
    '1.3.2',
    'A',
    'Meaningful Sequence',
    'Whether a screen reader’s order makes sense in a long conversation.',
  ),
  of('1.3.3', 'A', 'Sensory Characteristics', 'Whether any sentence needs shape, place or sound.'),
  of('1.3.4', 'AA', 'Orientation', 'A device turned while somebody writes.'),
  of(
    '1.3.5',
    'AA',
    'Identify Input Purpose',
    'Whether a field asks for something about the person.',
  ),
  of('1.4.1', 'A', 'Use of Color', 'Whether anything is told by colour alone.'),
  of('1.4.2', 'A', 'Audio Control', MEDIA),
  of('1.4.3', 'AA', 'Contrast (Minimum)', 'The shop’s own colours.'),
  of('1.4.4', 'AA', 'Resize Text', 'Text-only zoom, and a browser’s minimum font size.'),
  of('1.4.5', 'AA', 'Images of Text', 'Pictures that the shop sets as faces.'),
  of('1.4.10', 'AA', 'Reflow', 'Reading a whole conversation at this size.'),
  of(
    '1.4.11',
    'AA',
    'Non-text Contrast',
    'Icons and edges of controls against what is around them.',
  ),
  of('1.4.12', 'AA', 'Text Spacing', 'Other values than the criterion’s own.'),
  of(
    '1.4.13',
    'AA',
    'Content on Hover or Focus',
    'The full date that a browser shows over a message.',
  ),
  of('2.1.1', 'A', 'Keyboard', 'Other keyboards and layouts, and switch devices.'),
  of('2.1.2', 'A', 'No Keyboard Trap', 'Together with the page’s own dialogs.'),
  of(
    '2.1.4',
    'A',
    'Character Key Shortcuts',
    'Whether any single key does something outside of a field.',
  ),
  of('2.2.1', 'A', 'Timing Adjustable', 'Whether anything runs out while somebody writes.'),
  of('2.2.2', 'A', 'Pause, Stop, Hide', 'Whether the dots of somebody typing disturb.'),
  of('2.3.1', 'A', 'Three Flashes or Below Threshold', 'Looking at it.'),
  of('2.4.1', 'A', 'Bypass Blocks', 'The page’s own; the widget comes last on it.'),
  of('2.4.2', 'A', 'Page Titled', 'The page’s own.'),
  of(
    '2.4.3',
    'A',
    'Focus Order',
    'Whether the order makes sense, not only that it follows what one sees.',
  ),
  of('2.4.4', 'A', 'Link Purpose (In Context)', 'Links that people write.'),
  of('2.4.5', 'AA', 'Multiple Ways', 'The page’s own.'),
  of('2.4.6', 'AA', 'Headings and Labels', 'Whether they say what is below them.'),
  of('2.4.7', 'AA', 'Focus Visible', 'Whether it is easy to find, with the shop’s own colours.'),
  of(
    '2.4.11',
    'AA',
    'Focus Not Obscured (Minimum)',
    'Small things of the page under the closed bubble.',
  ),
  of('2.5.1', 'A', 'Pointer Gestures', 'Whether anything needs more than one finger or a path.'),
  of('2.5.2', 'A', 'Pointer Cancellation', 'Letting go beside a button.'),
  of('2.5.3', 'A', 'Label in Name', 'Speech control.'),
  of('2.5.4', 'A', 'Motion Actuation', 'Whether anything hears the device being moved.'),
  of('2.5.7', 'AA', 'Dragging Movements', 'Whether anything has to be dragged.'),
  of(
    '2.5.8',
    'AA',
    'Target Size (Minimum)',
    'Links within sentences, which are as high as their line.',
  ),
  of('3.1.1', 'A', 'Language of Page', 'The page’s own.'),
  of('3.1.2', 'AA', 'Language of Parts', 'What people write, in a language nobody told us.'),
  of('3.2.1', 'A', 'On Focus', 'Together with the page’s own scripts.'),
  of('3.2.2', 'A', 'On Input', 'Together with the page’s own scripts.'),
  of('3.2.3', 'AA', 'Consistent Navigation', 'That the shop puts the bubble in one place.'),
  of('3.2.4', 'AA', 'Consistent Identification', 'One name for one thing, over all pages.'),
  of('3.2.6', 'A', 'Consistent Help', 'That the shop has it on every page.'),
  of('3.3.1', 'A', 'Error Identification', 'Whether the sentences are understood.'),
  of('3.3.2', 'A', 'Labels or Instructions', 'Whether they are enough.'),
  of('3.3.3', 'AA', 'Error Suggestion', 'Whether the way out that is offered is the right one.'),
  of('3.3.4', 'AA', 'Error Prevention', 'Whether people understand what “forget” takes away.'),
  of('3.3.7', 'A', 'Redundant Entry', 'Whether anything is asked for twice.'),
  of('3.3.8', 'AA', 'Accessible Authentication', 'The page’s own: the widget has no log-in.'),
  of('4.1.2', 'A', 'Name, Role, Value', 'What real screen readers make of it.'),
  of('4.1.3', 'AA', 'Status Messages', 'That they are heard, once, with real screen readers.'),
];
