import assert from 'node:assert/strict';
import test from 'node:test';
import { toText } from '../shell/html.ts';
import { askFirst } from './ask-first.ts';

/** What the button that opens the question is called for who does not see it. */
function nameOf(label: string, answer: string): string | undefined {
  const asked = askFirst({ id: 'sure', label, question: 'Sure?', answer, action: '/done' });
  return /aria-label="([^"]*)"/.exec(toText(asked))?.[1];
}

test('a button that asks first is called what it shows, and says more where that begins with it', () => {
  assert.equal(nameOf('Delete', 'Delete the role Editor'), 'Delete the role Editor…');
  assert.equal(nameOf('No longer a superuser', 'Take it away'), 'No longer a superuser…');
  assert.equal(nameOf('Delete for good', 'Delete Ann for good'), 'Delete for good…');
});
