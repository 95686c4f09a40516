import { expect, it } from 'vitest';
import { previewPage } from './page';

const page = previewPage({
  language: 'en',
  title: 'Daily Detail: "a<b>&c".usage.yaml',
  waiting: 'Computing the daily detail…',
  script: 'https://files.example/preview.js',
  style: 'https://files.example/previewStyle.css',
  cspSource: "'self' https://files.example",
  nonce: 'b9c4',
});

it('allows one style sheet and one script and nothing inline', () => {
  expect(page).toContain(
    `content="default-src 'none'; style-src 'self' https://files.example; script-src 'nonce-b9c4'"`,
  );
  expect(page.match(/<script[^>]*>[^<]*/g)).toEqual(['<script nonce="b9c4" src="https://files.example/preview.js">']);
  expect(page).not.toMatch(/<style| style=| on\w+=/);
});

it('shows a file name as it is, whatever characters it has', () => {
  expect(page).toContain('<title>Daily Detail: &quot;a&lt;b&gt;&amp;c&quot;.usage.yaml</title>');
});
