import type { AgreementDocument } from '../contract.ts';

export interface AgreementTextProps {
  readonly document: AgreementDocument;
  /** Below which heading of the page it stands. */
  readonly heading: 'h2' | 'h3';
}

/** The agreement as one reads it on paper, in its own language. */
export function AgreementText({ document, heading: Heading }: AgreementTextProps) {
  return (
    <div className="agreement" lang={document.language} dir={document.dir}>
      <p>{document.beginning}</p>
      {document.parts.map(({ heading, lines }) => (
        <section key={heading}>
          <Heading>{heading}</Heading>
          {lines.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
