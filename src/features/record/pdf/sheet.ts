/** A quiet page of one column with a margin for times: lays out lines, breaks pages, and numbers them at the end. */
import Pdf from 'pdfkit';
import type { Instant } from '#core/time/instant.ts';
import { type Face, type Run, Typeface } from './typeface.ts';

/** In points. */
const margin = { top: 60, side: 62, bottom: 70 };
const timeColumn = 50;
const numberColumn = 30;

const colours = { ink: '#1f2421', quiet: '#5f6560', accent: '#0f5e5a', rule: '#d8d3c7' } as const;

export interface Style {
  readonly face: Face;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly colour: keyof typeof colours;
}

export const styles = {
  title: { face: 'semibold', size: 22, leading: 28, colour: 'ink' },
  name: { face: 'regular', size: 14, leading: 20, colour: 'ink' },
  heading: { face: 'semibold', size: 13, leading: 18, colour: 'accent' },
  day: { face: 'semibold', size: 10.5, leading: 15, colour: 'ink' },
  body: { face: 'regular', size: 10.5, leading: 15, colour: 'ink' },
  strong: { face: 'semibold', size: 10.5, leading: 15, colour: 'ink' },
  quietBody: { face: 'regular', size: 10.5, leading: 15, colour: 'quiet' },
  label: { face: 'regular', size: 9, leading: 12.5, colour: 'quiet' },
  detail: { face: 'regular', size: 9.5, leading: 13, colour: 'ink' },
  quoted: { face: 'italic', size: 9.5, leading: 13, colour: 'ink' },
  small: { face: 'regular', size: 8, leading: 11, colour: 'quiet' },
} as const satisfies Record<string, Style>;

interface Placed extends Run {
  readonly width: number;
}
interface Line {
  readonly runs: readonly Placed[];
  readonly width: number;
  readonly style: Style;
  readonly x: number;
}

export interface SheetOptions {
  readonly size: 'A4' | 'LETTER';
  /** Of the document's properties: nothing that names anybody. */
  readonly title: string;
  readonly madeAt: Instant;
}

export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #typeface: Typeface;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #y = margin.top;
  #running = '';

  constructor({ size, title, madeAt }: SheetOptions) {
    this.#doc = new Pdf({
      size,
      margin: 0,
      bufferPages: true,
      lang: 'en-GB',
      displayTitle: true,
      info: { Title: title, Producer: 'Kept', Creator: 'Kept', CreationDate: new Date(madeAt) },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#doc.on('end', () => resolve());
    this.#typeface = new Typeface(this.#doc);
  }

  get #width(): number {
    return this.#doc.page.width - 2 * margin.side;
  }
  get #bottom(): number {
    return this.#doc.page.height - margin.bottom;
  }

  space(points: number): void {
    this.#y += points;
  }

  /** What follows begins on a new page unless so much of it fits on this one. */
  needs(points: number): void {
    if (this.#y + points > this.#bottom) this.#turn();
  }

  /** What stands at the head of each page that begins from now on, so that it can be read by itself. */
  runs(head: string): void {
    this.#running = head;
  }

  /** Across the whole width. */
  text(text: string, style: Style): void {
    this.#flow(this.#lines(text, style, margin.side, this.#width));
  }

  /** Starts a part: kept together with what comes next, and listed in the reader's outline. */
  heading(text: string, points = 90): void {
    this.needs(points);
    this.space(this.#y > margin.top ? 20 : 0);
    this.#doc.outline.addItem(text);
    this.text(text, styles.heading);
    this.space(6);
  }

  /** A day, with something at the right edge, over a thin line. */
  day(left: string, right: string): void {
    this.needs(64);
    this.space(12);
    const lines = this.#lines(left, styles.day, margin.side, this.#width);
    this.#atRight(right, styles.small, styles.day);
    this.#flow(lines);
    this.#rule();
    this.space(6);
  }

  /** A label and its value, side by side. */
  fact(label: string, value: string): void {
    const width = 120;
    const lines = this.#lines(value, styles.body, margin.side + width, this.#width - width);
    this.#flow(lines, this.#lines(label, styles.quietBody, margin.side, width - 8)[0]);
  }

  /** A sentence with its time in the margin and its number at the right edge. */
  entry(time: string, sentence: string, number: string, style: Style = styles.body): void {
    this.needs(2 * style.leading);
    const lines = this.#lines(sentence, style, this.#textX, this.#textWidth);
    this.#atRight(number, styles.small, style);
    this.#flow(lines, this.#lines(time, style, margin.side, timeColumn)[0]);
  }

  /** Below a sentence: what it is, then the words. */
  detail(label: string, text: string, style: Style = styles.detail): void {
    this.space(1);
    const [named] = this.#lines(label, styles.label, this.#textX, this.#textWidth);
    const indent = (named?.width ?? 0) + 8;
    this.#flow(this.#lines(text, style, this.#textX, this.#textWidth, indent), named);
  }

  /** In the text's column. */
  aside(text: string, style: Style = styles.label): void {
    this.#flow(this.#lines(text, style, this.#textX, this.#textWidth));
  }

  /** Writes the foot of every page and closes the document. */
  async end(
    foot: (page: number, pages: number) => { readonly left: readonly string[]; readonly right: string },
  ): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      const { left, right } = foot(page + 1, count);
      this.#y = this.#bottom + 22;
      this.#rule();
      this.#y += 8;
      this.#atRight(right, styles.small, styles.small);
      for (const line of left.flatMap((text) =>
        this.#lines(text, styles.small, margin.side, this.#width - 60),
      )) {
        this.#draw(line);
        this.#y += line.style.leading;
      }
    }
    this.#doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  get #textX(): number {
    return margin.side + timeColumn;
  }
  get #textWidth(): number {
    return this.#width - timeColumn - numberColumn;
  }

  #turn(): void {
    this.#doc.addPage();
    this.#y = margin.top;
    if (!this.#running) return;
    this.#flow(this.#lines(this.#running, styles.small, margin.side, this.#width));
    this.#rule();
    this.space(10);
  }

  #flow(lines: readonly Line[], beside?: Line): void {
    for (const [index, line] of lines.entries()) {
      if (this.#y + line.style.leading > this.#bottom) this.#turn();
      if (index === 0 && beside) this.#draw(beside, line.style);
      this.#draw(line);
      this.#y += line.style.leading;
    }
  }

  /** On the baseline of whatever it stands beside. */
  #draw({ runs, style, x }: Line, beside: Style = style): void {
    const y = this.#y + (beside.leading + beside.size) / 2 - style.size;
    let left = x;
    for (const { font, text, width } of runs) {
      this.#doc.font(font).fontSize(style.size).fillColor(colours[style.colour]);
      this.#doc.text(text, left, y, { lineBreak: false, features: figures });
      left += width;
    }
  }

  #atRight(text: string, style: Style, beside: Style): void {
    const [line] = this.#lines(text, style, margin.side, this.#width);
    if (line) this.#draw({ ...line, x: margin.side + this.#width - line.width }, beside);
  }

  #rule(): void {
    const y = this.#y + 2;
    this.#doc.moveTo(margin.side, y).lineTo(margin.side + this.#width, y);
    this.#doc.lineWidth(0.5).strokeColor(colours.rule).stroke();
  }

  /** `indent` is left free at the start of the first line. */
  #lines(text: string, style: Style, x: number, width: number, indent = 0): readonly Line[] {
    return text.split('\n').flatMap((paragraph, index) => {
      const free = index === 0 ? indent : 0;
      return this.#wrap(paragraph, style, width, free).map((line, number) => ({
        ...line,
        style,
        x: number === 0 ? x + free : x,
      }));
    });
  }

  /** Breaks at spaces, and inside a word only where it is longer than the line. */
  #wrap(
    paragraph: string,
    style: Style,
    width: number,
    indent: number,
  ): readonly Pick<Line, 'runs' | 'width'>[] {
    const lines: { runs: Placed[]; width: number }[] = [{ runs: [], width: 0 }];
    const roomFor = (line: object) => (line === lines[0] ? width - indent : width);
    for (const word of paragraph.split(/(?<= )/)) {
      for (const piece of this.#pieces(word, style, width)) {
        const line = lines.at(-1);
        const isFull =
          line && (line.width > 0 || line === lines[0]) && line.width + piece.bare > roomFor(line);
        const target = line && !isFull ? line : { runs: [], width: 0 };
        if (target !== line) lines.push(target);
        target.runs.push(...piece.runs);
        target.width += piece.width;
      }
    }
    return lines;
  }

  #pieces(
    word: string,
    style: Style,
    width: number,
  ): readonly { runs: Placed[]; width: number; bare: number }[] {
    const whole = this.#measure(word, style);
    if (whole.bare <= width) return [whole];
    const characters = [...word];
    const half = Math.ceil(characters.length / 2);
    if (half === characters.length) return [whole];
    return [characters.slice(0, half), characters.slice(half)].flatMap((part) =>
      this.#pieces(part.join(''), style, width),
    );
  }

  /** `bare` is without the space at the end, which may hang over the edge. */
  #measure(word: string, style: Style): { runs: Placed[]; width: number; bare: number } {
    const runs = this.#typeface
      .runs(word, style.face)
      .map((run) => ({ ...run, width: this.#widthOf(run, style) }));
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    const last = runs.at(-1);
    const bare = last?.text.endsWith(' ')
      ? width - last.width + this.#widthOf({ ...last, text: last.text.trimEnd() }, style)
      : width;
    return { runs, width, bare };
  }

  #widthOf({ font, text }: Run, style: Style): number {
    this.#doc.font(font).fontSize(style.size);
    return this.#doc.widthOfString(text, { features: figures });
  }
}

/** All figures are as wide as one another, so that times stand in columns. */
const figures: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum'];
