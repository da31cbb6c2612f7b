// Typst: a template and its data become a PDF.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const home = dirname(fileURLToPath(import.meta.url));
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));

/** Shown where no font has a character: a name with an emoji must not cost the branch its report. */
const MISSING = '\u25a1';
/** Control characters that slipped into a name; no font shows them and PDF/UA refuses them. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** How often missing characters are replaced; Typst reports all it finds at once, fallback fonts may bring up more. */
const REPLACEMENTS = 3;
/** Renderings that Typst's cache keeps results for: reports of one burst share much. */
const CACHE_AGE = 10;

export class TypstPress {
  #compiler = NodeCompiler.create({
    workspace: home,
    fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '500Medium'), join(fonts, '700Bold')] }],
  });

  print(template, data) {
    const path = join(home, 'templates', template);
    if (!/^[\w-]+\.typ$/.test(template) || !existsSync(path)) {
      throw new Error(`There is no template '${template}'.`);
    }

    let json = JSON.stringify(data, (_, value) => (typeof value === 'string' ? value.replace(CONTROL, '') : value));
    for (let attempt = 0; ; attempt++) {
      try {
        return this.#print(path, json);
      } catch (error) {
        const missing = undisplayable(error.message);
        if (missing.length === 0 || attempt === REPLACEMENTS) throw error;
        for (const text of missing) json = json.replaceAll(text, MISSING);
      } finally {
        this.#compiler.evictCache(CACHE_AGE);
      }
    }
  }

  #print(path, json) {
    const compiled = this.#compiler.compile({ mainFilePath: path, inputs: { data: json } });
    if (compiled.hasError()) throw new Error(describe(compiled.takeError()));
    try {
      return this.#compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
    } catch (error) {
      throw new Error([...error.message.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('; ') || error.message);
    }
  }
}

/** The characters that PDF/UA refuses because no font can show them; Typst's messages quote them in Rust's way, JSON's first step undone. */
function undisplayable(message) {
  return [...message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)]
    .map(([, text]) => text.replace(/\\*u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))))
    .flatMap((text) => [...text])
    // Quotes, backslashes and other ASCII would break the JSON; every font has them.
    .filter((character) => character.codePointAt(0) > 0x7f);
}

function describe(error) {
  return error.shortDiagnostics
    .map(({ message, path, range }) => `${message} (${path.slice(path.lastIndexOf('/') + 1)}${range ? `, line ${range.start.line + 1}` : ''})`)
    .join('; ');
}
