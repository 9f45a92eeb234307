/** The box in which a signature is drawn and kept. */
export const boxWidth = 600;
export const boxHeight = 200;

/** A signature as it was drawn. */
export function Drawing({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <svg className="drawing" viewBox={`0 0 ${boxWidth} ${boxHeight}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
