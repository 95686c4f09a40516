/** The preview's page before anything is drawn on it. */

export interface PageParts {
  readonly language: string;
  readonly title: string;
  /** Said until the first answer arrives. */
  readonly waiting: string;
  readonly script: string;
  readonly style: string;
  /** The webview's own source of files, as its content security policy names it. */
  readonly cspSource: string;
  /** Fresh for every page: only a script that carries it runs. */
  readonly nonce: string;
}

/** The page's HTML; it loads one style sheet and one script and nothing else, from anywhere. */
export const previewPage = (parts: PageParts): string => {
  const policy = `default-src 'none'; style-src ${parts.cspSource}; script-src 'nonce-${parts.nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(parts.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${escaped(parts.style)}">
  <title>${escaped(parts.title)}</title>
</head>
<body>
  <main id="preview-page"><p id="notice">${escaped(parts.waiting)}</p></main>
  <script nonce="${escaped(parts.nonce)}" src="${escaped(parts.script)}"></script>
</body>
</html>
`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, character => ENTITIES[character] ?? character);
